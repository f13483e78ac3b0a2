/** Calls of other kernels, one after another: a thread does its part of a job without leaving WebAssembly. */
import { leakyRelu, leakyReluSlope, relu, reluSlope, sigmoid, sigmoidSlope, softmax, softmaxSlope, tanh, tanhSlope } from './activation'
import { answers } from './answers'
import { crossEntropySigmoid, crossEntropySoftmax, quadratic } from './cost'
import { noteLargest, raiseBounds } from './largest'
import { matmul, matmulTransposed, outer } from './matmul'
import { meet } from './meet'
import { matmulNonzero, matmulTransposedNonzero, outerNonzero } from './nonzero'
import { listPixels, outerLists } from './pixel-lists'
import { addColumns, clear, clearPadding, copy, oneHot } from './rows'
import { affineSparse, outerSparse } from './sparse'
import { adam, momentum, nesterov, sgd } from './step'
import { tally } from './tally'

/** How many bytes a call takes: the number of the kernel and up to 15 arguments, each as i32 and, behind it, as f32. */
const callBytes: usize = 128

/** Makes the calls that stand from `at` to `end`. Returns what the first meeting that fails returns; 0 when all is done. */
export function play(at: usize, end: usize): i32 {
  for (let c = at; c < end; c += callBytes) {
    switch (i(c, 0)) {
      case 0: affineSparse(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9), i(c, 10),
        i(c, 11)); break
      case 1: outerSparse(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9), i(c, 10),
        f(c, 11)); break
      case 2: listPixels(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6)); break
      case 3: outerLists(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9), i(c, 10),
        f(c, 11), i(c, 12)); break
      case 4: matmul(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9), i(c, 10)); break
      case 5: matmulTransposed(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9),
        i(c, 10)); break
      case 6: outer(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9), f(c, 10),
        i(c, 11)); break
      case 7: matmulNonzero(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9),
        i(c, 10)); break
      case 8: matmulTransposedNonzero(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9),
        i(c, 10)); break
      case 9: outerNonzero(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8), i(c, 9), f(c, 10),
        i(c, 11)); break
      case 10: addColumns(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), f(c, 6)); break
      case 11: copy(i(c, 1), i(c, 2), i(c, 3)); break
      case 12: clear(i(c, 1), i(c, 2)); break
      case 13: clearPadding(i(c, 1), i(c, 2), i(c, 3), i(c, 4)); break
      case 14: oneHot(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5)); break
      case 15: sigmoid(i(c, 1), i(c, 2)); break
      case 16: sigmoidSlope(i(c, 1), i(c, 2), i(c, 3)); break
      case 17: tanh(i(c, 1), i(c, 2)); break
      case 18: tanhSlope(i(c, 1), i(c, 2), i(c, 3)); break
      case 19: relu(i(c, 1), i(c, 2)); break
      case 20: reluSlope(i(c, 1), i(c, 2), i(c, 3)); break
      case 21: leakyRelu(i(c, 1), i(c, 2)); break
      case 22: leakyReluSlope(i(c, 1), i(c, 2), i(c, 3)); break
      case 23: softmax(i(c, 1), i(c, 2), i(c, 3), i(c, 4)); break
      case 24: softmaxSlope(i(c, 1), i(c, 2), i(c, 3), i(c, 4)); break
      case 25: answers(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5)); break
      case 26: quadratic(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6)); break
      case 27: crossEntropySigmoid(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8)); break
      case 28: crossEntropySoftmax(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6), i(c, 7), i(c, 8)); break
      case 29: raiseBounds(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6)); break
      case 30: noteLargest(i(c, 1), i(c, 2), i(c, 3)); break
      case 31: tally(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), i(c, 6)); break
      case 32: sgd(i(c, 1), i(c, 2), i(c, 3), f(c, 4), f(c, 5)); break
      case 33: momentum(i(c, 1), i(c, 2), i(c, 3), i(c, 4), f(c, 5), f(c, 6), f(c, 7)); break
      case 34: nesterov(i(c, 1), i(c, 2), i(c, 3), i(c, 4), f(c, 5), f(c, 6), f(c, 7)); break
      case 35: adam(i(c, 1), i(c, 2), i(c, 3), i(c, 4), i(c, 5), f(c, 6), f(c, 7), f(c, 8), f(c, 9), f(c, 10), f(c, 11),
        f(c, 12)); break
      case 36: {
        const code = meet(i(c, 1), i(c, 2), i(c, 3), i(c, 4))
        if (code != 0) return code
        break
      }
      default: unreachable()
    }
  }
  return 0
}

// @ts-ignore: decorator
@inline
function i(call: usize, k: usize): i32 {
  return load<i32>(call + (k << 3))
}

// @ts-ignore: decorator
@inline
function f(call: usize, k: usize): f32 {
  return load<f32>(call + (k << 3), 4)
}
