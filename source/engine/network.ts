import { type Arena, allocateNumbers, numbersAt } from './arena.js'
import type { ActivationName, Recipe } from './recipe.js'

/** One layer: a matrix of weights, a vector of biases, an activation function. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  /** `outputs` rounded up to a multiple of 4: the length of a row in memory. */
  readonly stride: number
  readonly activation: ActivationName
}

/**
 * One number for every parameter, in one block: the weights of all layers, then the biases of all layers. Weights,
 * gradients and an optimizer's moments all have this form. Padding is zero and stays zero.
 */
export interface Parameters {
  /** Address of each layer's weights // [inputs, stride]: those that leave one input lie side by side. */
  readonly weights: readonly number[]
  /** Address of each layer's biases // [stride] */
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
      stride: Math.ceil(size / 4) * 4,
      activation: l === sizes.length - 2 ? recipe.outputActivation : recipe.activation
    })
  )
  const parameterCount = layers.reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0)
  return { sizes, layers, parameters: allocateParameters(arena, layers), parameterCount }
}

/** A block with one number for each parameter of `layers`, all 0. */
export function allocateParameters(arena: Arena, layers: readonly Layer[]): Parameters {
  const weightLength = layers.reduce((sum, { inputs, stride }) => sum + inputs * stride, 0)
  const length = weightLength + layers.reduce((sum, { stride }) => sum + stride, 0)
  const start = allocateNumbers(arena, length)
  let next = start
  const take = (count: number): number => {
    const address = next
    next += count * arena.numberBytes
    return address
  }
  const weights = layers.map(({ inputs, stride }) => take(inputs * stride))
  const biases = layers.map(({ stride }) => take(stride))
  return { weights, biases, start, length, weightLength }
}

/** A layer's weights in place // [inputs, stride] */
export function weightsOf(arena: Arena, network: Network, parameters: Parameters, l: number) {
  const { inputs, stride } = network.layers[l]!
  return numbersAt(arena, parameters.weights[l]!, inputs * stride)
}

/** A layer's biases in place // [outputs], without their padding */
export function biasesOf(arena: Arena, network: Network, parameters: Parameters, l: number) {
  return numbersAt(arena, parameters.biases[l]!, network.layers[l]!.outputs)
}
