import { type Arena, allocateNumbers, numbersAt } from './arena.js'
import type { ActivationName, Recipe } from './recipe.js'

/**
 * Columns of a panel. A matrix of weights is stored as panels of 16 of its columns, one cache line wide, each row by row: a
 * product reads one from front to back, and a thread that steps some panels shares no line with the others.
 */
export const panelWidth = 16

/** One layer: a matrix of weights, a vector of biases, an activation function. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  /** `outputs` rounded up to whole panels: the length of a row of activations in memory. */
  readonly width: number
  readonly activation: ActivationName
}

/**
 * One number for every parameter, in one block: the weights of all layers, then the biases of all layers. Weights,
 * gradients and an optimizer's moments all have this form. Padding is zero and stays zero.
 */
export interface Parameters {
  /** Address of each layer's weights, in panels: see `weightIndex` // [width / 16, inputs, 16] */
  readonly weights: readonly number[]
  /** Address of each layer's biases // [width] */
  readonly biases: readonly number[]
  readonly start: number
  /** Numbers in the block, padding included. */
  readonly length: number
  /** How many of them, from the start, belong to weights. */
  readonly weightLength: number
}

export interface Network {
  /** Sizes from input to output, 784-16-16-10. */
  readonly sizes: readonly number[]
  readonly layers: readonly Layer[]
  readonly parameters: Parameters
  /** Weights and biases, without padding. */
  readonly parameterCount: number
}

/** A network in the arena, all parameters 0, for images of `inputs` pixels and `outputs` classes. */
export function createNetwork(arena: Arena, inputs: number, outputs: number, recipe: Recipe): Network {
  const sizes = [inputs, ...recipe.hiddenLayers, outputs]
  const layers = sizes.slice(1).map(
    (size, l): Layer => ({
      inputs: sizes[l]!,
      outputs: size,
      width: Math.ceil(size / panelWidth) * panelWidth,
      activation: l === sizes.length - 2 ? recipe.outputActivation : recipe.activation
    })
  )
  const parameterCount = layers.reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0)
  return { sizes, layers, parameters: allocateParameters(arena, layers), parameterCount }
}

/** A block with one number for each parameter of `layers`, all 0. */
export function allocateParameters(arena: Arena, layers: readonly Layer[]): Parameters {
  const weightLength = layers.reduce((sum, { inputs, width }) => sum + inputs * width, 0)
  const length = weightLength + layers.reduce((sum, { width }) => sum + width, 0)
  const start = allocateNumbers(arena, length)
  let next = start
  const take = (count: number): number => {
    const address = next
    next += count * arena.numberBytes
    return address
  }
  const weights = layers.map(({ inputs, width }) => take(inputs * width))
  const biases = layers.map(({ width }) => take(width))
  return { weights, biases, start, length, weightLength }
}

/**
 * From this width on, the first layer's gradient is added up pixel by pixel instead of image by image, but for a last panel of
 * few columns, which has hardly anything to be listed for.
 */
const leastListedWidth = 48
const fewColumns = 4

/** Whether a first layer like this has its gradient added up from lists of pixels (kernels/pixel-lists.ts). */
export function isListed({ width }: Layer): boolean {
  return width >= leastListedWidth
}

/** How many of a first layer's `columns`, real ones from the start of a panel on, have their gradient added up so. */
export function listedColumns(layer: Layer, columns: number): number {
  if (!isListed(layer)) return 0
  const last = columns % panelWidth
  return last <= fewColumns ? columns - last : columns
}

/** Where the weight from input i to neuron j stands among a layer's weights. Those of one neuron are `panelWidth` apart. */
export function weightIndex({ inputs }: Pick<Layer, 'inputs'>, i: number, j: number): number {
  const column = j % panelWidth
  return (j - column) * inputs + i * panelWidth + column
}

/** A layer's weights in place, in panels // [width / 16, inputs, 16] */
export function weightsOf(arena: Arena, network: Network, parameters: Parameters, l: number) {
  const { inputs, width } = network.layers[l]!
  return numbersAt(arena, parameters.weights[l]!, inputs * width)
}

/** A layer's biases in place // [outputs], without their padding */
export function biasesOf(arena: Arena, network: Network, parameters: Parameters, l: number) {
  return numbersAt(arena, parameters.biases[l]!, network.layers[l]!.outputs)
}
