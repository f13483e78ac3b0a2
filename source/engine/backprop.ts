import { activations } from './activation.js'
import { type Block, type Range, realColumns } from './block.js'
import { costAndDelta } from './cost.js'
import type { Examples } from './examples.js'
import type { Kernels } from './kernels.js'
import { type Layer, listedColumns, type Network, type Parameters, panelWidth } from './network.js'
import type { CostName } from './recipe.js'
import type { LaneScratch, Scratch } from './scratch.js'

/** What every pass through the network works with. */
export interface Pass {
  readonly kernels: Kernels
  readonly network: Network
  readonly examples: Examples
  readonly cost: CostName
  readonly scratch: Scratch
  readonly laneScratch: LaneScratch
  /** This thread's block of the lane scratch. */
  readonly lane: number
  /** Width of a number in memory in bytes. */
  readonly numberBytes: number
}

/**
 * Forward through the first layer's weights: z = w·x + b in some of its columns, for the examples whose places stand at
 * address `batch` // u32 [rows]. Only pixels that are not zero are visited.
 */
export function sumPixels(pass: Pass, batch: number, rows: number, columns: Range): void {
  const { kernels, network, examples, numberBytes } = pass
  const { starts, entries, levels } = examples
  const layer = network.layers[0]!
  const { inputs, width } = layer
  const { weights, biases } = network.parameters
  const w = weights[0]! + columns.from * inputs * numberBytes
  const b = biases[0]! + columns.from * numberBytes
  const z = sumsOf(pass, 0) + columns.from * numberBytes
  const count = realColumns(columns, layer)
  kernels.affineSparse(batch, starts, entries, levels, w, b, z, rows, inputs, count, width)
}

/**
 * Forward from there: a = g(z), and layer by layer a = g(w·a + b). Leaves every layer's activations in scratch, and the
 * output layer's weighted sums z beside them.
 */
export function forward(pass: Pass, rows: number): void {
  const { kernels, network, scratch } = pass
  const { layers, parameters } = network
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l]!
    const { inputs, outputs, width } = layer
    const a = scratch.a[l]!
    const z = sumsOf(pass, l)
    // z = b + w·a
    if (l > 0) {
      const before = layers[l - 1]!.width
      const matmul = hasZeros(layers[l - 1]!, width) ? kernels.matmulNonzero : kernels.matmul
      const b = parameters.biases[l]!
      matmul(scratch.a[l - 1]!, before, parameters.weights[l]!, b, z, width, rows, inputs, outputs, packedOf(pass))
    }
    // a = g(z)
    if (z !== a) kernels.copy(z, a, rows * width)
    activations[layer.activation].apply(kernels, layer, rows, a)
  }
}

/** The answer to each of the examples just sent forward, and its cost; leaves ∂C/∂z of the output layer in its delta. */
export function compare({ kernels, network, scratch, examples, cost }: Pass, batch: number, rows: number): void {
  const output = network.layers.at(-1)!
  kernels.answers(scratch.a.at(-1)!, rows, output.outputs, output.width, scratch.classes)
  kernels.oneHot(batch, examples.labels, scratch.y, rows, output.width)
  costAndDelta(kernels, cost, output, rows, scratch)
}

/**
 * Backward: from ∂C/∂z of the output layer that of every layer before, last to first:
 * delta of a layer = (delta of the next · its weightsᵀ) ⊙ g′(z).
 */
export function backward(pass: Pass, rows: number): void {
  const { kernels, network, scratch } = pass
  const { layers } = network
  for (let l = layers.length - 1; l > 0; l--) {
    const before = layers[l - 1]!
    const delta = scratch.delta[l - 1]!
    backThrough(pass, l, rows, scratch.delta[l]!, delta)
    activations[before.activation].slope(kernels, before, rows, scratch.a[l - 1]!, delta)
  }
}

/**
 * ∂C/∂a of the layer before layer `l`, to `into` // [rows, width of that] // from `delta`, ∂C/∂z of `l` // [rows, width]:
 * each activation in proportion to the weights that leave it.
 */
export function backThrough(pass: Pass, l: number, rows: number, delta: number, into: number): void {
  const { kernels, network } = pass
  const layer = network.layers[l]!
  const { inputs, outputs, width } = layer
  const before = network.layers[l - 1]!.width
  const w = network.parameters.weights[l]!
  const matmulTransposed = hasZeros(layer, before) ? kernels.matmulTransposedNonzero : kernels.matmulTransposed
  matmulTransposed(delta, width, w, pass.scratch.zeros, into, before, rows, outputs, inputs, packedOf(pass))
}

/**
 * Adds scale × Σ ∂C/∂parameter over the examples just sent backward to a block of `into`: for a weight ∂C/∂w = a·delta, in
 * proportion to the activation it comes from; for a bias ∂C/∂b = delta. With scale = 1 / m and `into` zero this is the
 * gradient of a mini-batch of m; with scale = −η / m and `into` the network's own parameters it is a step of gradient
 * descent. A wide first layer wants its pixels listed before: see `listPixels`.
 */
export function accumulate(
  pass: Pass,
  batch: number,
  rows: number,
  { layer: l, inputs: { from, to }, columns }: Block,
  into: Parameters,
  scale: number
): void {
  const { kernels, network, scratch, examples, numberBytes } = pass
  const layer = network.layers[l]!
  const { inputs, width } = layer
  const { starts, entries, levels } = examples
  const count = realColumns(columns, layer)
  const delta = scratch.delta[l]! + columns.from * numberBytes
  const w = into.weights[l]! + columns.from * inputs * numberBytes
  if (l > 0) {
    const before = network.layers[l - 1]!
    const outer = hasZeros(before, count) ? kernels.outerNonzero : kernels.outer
    const a = scratch.a[l - 1]! + from * numberBytes
    const c = w + from * panelWidth * numberBytes
    outer(a, before.width, delta, width, c, inputs, rows, to - from, count, scale, packedOf(pass))
  } else {
    const listed = listedColumns(layer, count)
    if (listed > 0) {
      kernels.outerLists(listOf(pass), levels, delta, w, from, to, inputs, rows, listed, width, scale, packedOf(pass))
    }
    // Image by image there is no beginning in the middle: the first block of these columns adds up the others' part, too.
    if (count > listed && from === 0) {
      const d = delta + listed * numberBytes
      const rest = w + listed * inputs * numberBytes
      kernels.outerSparse(batch, starts, entries, levels, d, rest, rows, inputs, count - listed, width, scale)
    }
  }
  if (from === 0) kernels.addColumns(delta, into.biases[l]! + columns.from * numberBytes, rows, count, width, scale)
}

/** Lists, for `accumulate`, which of the examples at `batch` have something at which pixel. */
export function listPixels(pass: Pass, batch: number, rows: number): void {
  const { kernels, network, examples } = pass
  const { starts, entries } = examples
  kernels.listPixels(batch, starts, entries, listOf(pass), rows, network.sizes[0]!)
}

/** From so many columns on, a product that passes over zeros is faster: measured, for the half that ReLU leaves. */
export const leastNonzeroColumns = 32

/** Whether to pass over zeros where so many columns are multiplied with a layer's activations, or with its delta. */
function hasZeros({ activation }: Layer, columns: number): boolean {
  return activation === 'relu' && columns >= leastNonzeroColumns
}

/** Where a layer's weighted sums go: the output layer's are kept, the others become activations in place. */
function sumsOf({ network, scratch }: Pass, l: number): number {
  return l === network.layers.length - 1 ? scratch.z : scratch.a[l]!
}

function packedOf({ laneScratch, lane }: Pass): number {
  return laneScratch.packed + lane * laneScratch.packedBytes
}

function listOf({ laneScratch, lane }: Pass): number {
  return laneScratch.lists + lane * laneScratch.listBytes
}
