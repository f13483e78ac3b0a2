import { leastNonzeroColumns } from '../dist/engine/backprop.js'

/**
 * Floating-point operations (FLOP) that ours does, two for every multiply-add:
 *
 *   an image = 4 p h₁ + 2 Σ nₗ nₗ₊₁ (2 sₗ + sₗ₊₁)
 *
 * p: average number of pixels of an image that are not zero; h₁: neurons of the first hidden layer, which is visited for
 * those pixels alone, forward and for the gradient (nothing goes back to the pixels); n: sizes of the layers from there on,
 * visited forward and for the gradient for the share `there` sₗ of their activations that is not zero, and backward for that of
 * the next layer's, whose deltas are zero at the same places. Narrow products pass over nothing, and a last layer has no zeros.
 * Biases, activations, cost: not counted.
 */
export function flopOfImage(sizes, nonzeroPixels, there) {
  return 4 * nonzeroPixels * sizes[1] + 2 * behindTheFirst(sizes, there, (own, next) => 2 * own + next)
}

/** What sends an image through forward only. */
export function flopOfForward(sizes, nonzeroPixels, there) {
  return 2 * nonzeroPixels * sizes[1] + 2 * behindTheFirst(sizes, there, own => own)
}

/** Sums up the weights behind the first layer's, each as often as `times` says of the shares that its product is done for. */
function behindTheFirst([, ...sizes], there, times) {
  return sizes.slice(1).reduce((sum, size, l) => {
    const own = size >= leastNonzeroColumns ? there[l] : 1
    const next = l + 1 < there.length && sizes[l] >= leastNonzeroColumns ? there[l + 1] : 1
    return sum + size * sizes[l] * times(own, next)
  }, 0)
}

/**
 * An optimizer's arithmetic for one parameter and one step. Plain descent adds a mini-batch straight to the weights, so its
 * step is the gradient's own addition. Adam: 3 for m, 4 for v, 3 for √v × scale + ε, 3 for w.
 */
const optimizerFlop = { sgd: 0, adam: 13 }

/** An epoch of `images` in mini-batches of `batch`, the optimizer's steps included. */
export function flopOfEpoch({ sizes, optimizer, batch }, images, nonzeroPixels, there) {
  const steps = Math.ceil(images / batch)
  return images * flopOfImage(sizes, nonzeroPixels, there) + steps * optimizerFlop[optimizer] * parameterCount(sizes)
}

/** Weights and biases. */
export function parameterCount(sizes) {
  return sizes.slice(1).reduce((sum, size, l) => sum + (sizes[l] + 1) * size, 0)
}

/** The average number of pixels of an image that are not zero. */
export function averageNonzero(pixels, images) {
  let count = 0
  for (const pixel of pixels) if (pixel !== 0) count++
  return count / images
}
