/**
 * Floating-point operations (FLOP) that ours does, two for every multiply-add:
 *
 *   an image = 4 p h₁ + 6 Σ nₗ nₗ₊₁
 *
 * p: average number of pixels of an image that are not zero; h₁: neurons of the first hidden layer, which is visited for
 * those pixels alone, forward and for the gradient (nothing goes back to the pixels); n: sizes of the layers from there on,
 * which go forward, backward and into the gradient in full. "Dense-equivalent", because ours may skip the zeros of ReLU and
 * they are counted all the same: how many there are changes from batch to batch. Biases, activations, cost: not counted.
 */
export function flopOfImage(sizes, nonzeroPixels) {
  return 4 * nonzeroPixels * sizes[1] + 6 * denseWeights(sizes)
}

/** What sends an image through forward only. */
export function flopOfForward(sizes, nonzeroPixels) {
  return 2 * nonzeroPixels * sizes[1] + 2 * denseWeights(sizes)
}

/** Weights behind the first layer's. */
function denseWeights([, ...sizes]) {
  return sizes.slice(1).reduce((sum, size, l) => sum + size * sizes[l], 0)
}

/**
 * An optimizer's arithmetic for one parameter and one step. Plain descent adds a mini-batch straight to the weights, so its
 * step is the gradient's own addition. Adam: 3 for m, 4 for v, 3 for √v × scale + ε, 3 for w.
 */
const optimizerFlop = { sgd: 0, adam: 13 }

/** An epoch of `images` in mini-batches of `batch`, the optimizer's steps included. */
export function flopOfEpoch({ sizes, optimizer, batch }, images, nonzeroPixels) {
  const steps = Math.ceil(images / batch)
  return images * flopOfImage(sizes, nonzeroPixels) + steps * optimizerFlop[optimizer] * parameterCount(sizes)
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
