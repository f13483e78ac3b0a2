/**
 * The kernels: SIMD loops over flat float32 memory that somebody else allocates. A pointer is a byte address, a multiple
 * of 16; a `stride` is the length of a padded row in floats, a multiple of 4; columns behind the last real one are padding
 * and hold zero wherever a sum could pick them up.
 */
export { leakyRelu, leakyReluSlope, relu, reluSlope, sigmoid, sigmoidSlope, softmax, softmaxSlope, tanh, tanhSlope } from './activation'
export { answers } from './answers'
export { crossEntropySigmoid, crossEntropySoftmax, quadratic } from './cost'
export { largest, noteLargest, raiseBounds } from './largest'
export { matmul, matmulTransposed, outer } from './matmul'
export { fail, meet } from './meet'
export { matmulNonzero, matmulTransposedNonzero, outerNonzero } from './nonzero'
export { listPixels, outerLists } from './pixel-lists'
export { play } from './play'
export { addColumns, clear, clearPadding, copy, oneHot } from './rows'
export { shuffle } from './shuffle'
export { affineSparse, outerSparse } from './sparse'
export { adam, momentum, nesterov, sgd } from './step'
export { sumOfSquares } from './sum-of-squares'
export { tally } from './tally'
