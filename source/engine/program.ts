import { type Arena, allocate } from './arena.js'
import { createLane, type Job, type Layout, mostInARow, perform } from './descent.js'
import type { Kernels } from './kernels.js'

/** The kernels that can be played: the place of each is its number in kernels/play.ts. */
export const playable = [
  ...(['affineSparse', 'outerSparse', 'listPixels', 'outerLists'] as const),
  ...(['matmul', 'matmulTransposed', 'outer', 'matmulNonzero', 'matmulTransposedNonzero', 'outerNonzero'] as const),
  ...(['addColumns', 'copy', 'clear', 'clearPadding', 'oneHot'] as const),
  ...(['sigmoid', 'sigmoidSlope', 'tanh', 'tanhSlope', 'relu', 'reluSlope', 'leakyRelu', 'leakyReluSlope'] as const),
  ...(['softmax', 'softmaxSlope', 'answers', 'quadratic', 'crossEntropySigmoid', 'crossEntropySoftmax'] as const),
  ...(['raiseBounds', 'noteLargest', 'tally', 'sgd', 'momentum', 'nesterov', 'adam', 'meet'] as const)
] satisfies readonly (keyof Kernels)[]

/** Words of a call: its kernel's number and the arguments, each as i32 and, behind it, as f32. */
const callLength = 32

/**
 * A lane's part of a job as calls of kernels that stand in memory from `start` to `end`: `kernels.play` makes them without a
 * step in JavaScript, which is slow as long as V8 has not optimised it, and is never free.
 */
export interface Program {
  readonly start: number
  readonly end: number
  /** Where in memory, in words, numbers belong that change from time to time, and which number that is at each. */
  readonly blanks: { readonly words: Uint32Array; readonly indices: Uint16Array }
}

/** Stands for a number that changes, number `index`, while a job is noted: a power of two that is no float32, as no argument is. */
export function blank(index: number): number {
  return 2 ** (leastBlank + index)
}

const leastBlank = 200
const mostBlanks = 5 * mostInARow

/** The index of a blank; null for any other number. */
function indexOf(value: number): number | null {
  const index = Math.log2(value) - leastBlank
  return Number.isInteger(index) && index >= 0 && index < mostBlanks ? index : null
}

/** Notes what lane `index` does for a job; `meet` is what it calls to meet the others. */
export function noteJob(
  arena: Arena,
  layout: Layout,
  index: number,
  job: Job,
  meet: (kernels: Kernels) => void
): Program {
  const calls: number[][] = []
  const kernels = notingKernels(calls)
  perform(createLane(layout, kernels, index), job, () => meet(kernels))
  const start = allocate(arena, calls.length * callLength * 4)
  const { buffer } = arena.memory
  const integers = new Int32Array(buffer, start, calls.length * callLength)
  const floats = new Float32Array(buffer, start, calls.length * callLength)
  const blanks: { word: number; index: number }[] = []
  calls.forEach((call, i) => {
    call.forEach((value, k) => {
      const at = i * callLength + 2 * k
      integers[at] = value
      floats[at + 1] = value
      const index = indexOf(value)
      if (index !== null) blanks.push({ word: start / 4 + at + 1, index })
    })
  })
  const words = Uint32Array.from(blanks, ({ word }) => word)
  const indices = Uint16Array.from(blanks, ({ index }) => index)
  return { start, end: start + integers.byteLength, blanks: { words, indices } }
}

/** Kernels that do nothing but note what they are called with. */
function notingKernels(calls: number[][]): Kernels {
  const noting =
    (number: number) =>
    (...args: number[]) => {
      calls.push([number, ...args])
      return 0
    }
  return Object.fromEntries(playable.map((name, number) => [name, noting(number)])) as unknown as Kernels
}
