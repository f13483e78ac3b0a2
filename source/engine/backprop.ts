import { activations } from './activation.js'
import { costAndDelta } from './cost.js'
import type { Examples } from './examples.js'
import type { Kernels } from './kernels.js'
import type { Network, Parameters } from './network.js'
import type { CostName } from './recipe.js'
import type { Scratch } from './scratch.js'

/** What every pass through the network works with. */
export interface Pass {
  readonly kernels: Kernels
  readonly network: Network
  readonly scratch: Scratch
  readonly examples: Examples
  readonly cost: CostName
}

/**
 * Forward: layer by layer a = g(w·a + b), for the examples whose places stand at address `batch` // u32 [rows].
 * Leaves every layer's activations in scratch, and the output layer's weighted sums z beside them.
 */
export function forward({ kernels, network, scratch, examples }: Pass, batch: number, rows: number): void {
  const { weights, biases } = network.parameters
  const last = network.layers.length - 1
  for (let l = 0; l <= last; l++) {
    const layer = network.layers[l]!
    const { inputs, outputs, stride } = layer
    const a = scratch.a[l]!
    const z = l === last ? scratch.z : a
    // z = w·a + b
    if (l === 0) {
      const { starts, entries, levels } = examples
      kernels.affineSparse(batch, starts, entries, levels, weights[l]!, biases[l]!, z, rows, stride)
    } else {
      const before = scratch.a[l - 1]!
      kernels.copyRows(z, biases[l]!, rows, stride)
      kernels.matmul(
        before,
        network.layers[l - 1]!.stride,
        1,
        weights[l]!,
        stride,
        z,
        stride,
        rows,
        inputs,
        stride,
        1,
        scratch.panel
      )
    }
    // a = g(z)
    if (z !== a) kernels.copy(z, a, rows * stride)
    activations[layer.activation].apply(kernels, layer, rows, a)
    kernels.clearPadding(a, rows, outputs, stride)
  }
}

/** The cost of the examples just sent forward, added up; leaves ∂C/∂z of the output layer in its delta. */
export function outputDelta({ kernels, network, scratch, examples, cost }: Pass, batch: number, rows: number): number {
  const output = network.layers.at(-1)!
  kernels.oneHot(batch, examples.labels, scratch.y, rows, output.stride)
  return costAndDelta(kernels, cost, output, rows, scratch)
}

/**
 * Backward: from ∂C/∂z of the output layer that of every layer before, last to first:
 * delta of a layer = (delta of the next · its weightsᵀ) ⊙ g′(z).
 */
export function backward({ kernels, network, scratch }: Pass, rows: number): void {
  const { layers, parameters } = network
  for (let l = layers.length - 1; l > 0; l--) {
    const { stride, inputs, outputs } = layers[l]!
    const before = layers[l - 1]!
    const width = before.stride
    const delta = scratch.delta[l - 1]!
    // ∂C/∂a of the layer before: each activation in proportion to the weights that leave it.
    const { transposed, panel } = scratch
    kernels.transpose(parameters.weights[l]!, inputs, stride, outputs, transposed, width)
    kernels.clear(delta, rows * width)
    kernels.matmul(scratch.delta[l]!, stride, 1, transposed, width, delta, width, rows, outputs, width, 1, panel)
    activations[before.activation].slope(kernels, before, rows, scratch.a[l - 1]!, delta)
  }
}

/**
 * Adds scale × Σ ∂C/∂parameter over the examples just sent backward to `into`: for a weight ∂C/∂w = a·delta, in proportion
 * to the activation it comes from; for a bias ∂C/∂b = delta. With scale = 1 / m and `into` zero this is the gradient of a
 * mini-batch of m; with scale = −η / m and `into` the network's own parameters it is a step of gradient descent.
 */
export function accumulate(
  { kernels, network, scratch, examples }: Pass,
  batch: number,
  rows: number,
  into: Parameters,
  scale: number
): void {
  for (let l = 0; l < network.layers.length; l++) {
    const { inputs, stride } = network.layers[l]!
    const delta = scratch.delta[l]!
    if (l === 0) {
      const { starts, entries, levels } = examples
      kernels.outerSparse(batch, starts, entries, levels, delta, into.weights[l]!, rows, stride, scale)
    } else {
      const before = network.layers[l - 1]!.stride
      const weights = into.weights[l]!
      kernels.matmul(
        scratch.a[l - 1]!,
        1,
        before,
        delta,
        stride,
        weights,
        stride,
        inputs,
        rows,
        stride,
        scale,
        scratch.panel
      )
    }
    kernels.addColumns(delta, into.biases[l]!, rows, stride, scale)
  }
}

/** How many of the examples just sent forward got their own class as the answer. */
export function countCorrect({ kernels, network, scratch, examples }: Pass, batch: number, rows: number): number {
  const { outputs, stride } = network.layers.at(-1)!
  return kernels.answers(scratch.a.at(-1)!, rows, outputs, stride, scratch.classes, batch, examples.labels)
}
