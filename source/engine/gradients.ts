import { activations } from './activation.js'
import { type Arena, numbersAt } from './arena.js'
import { backThrough, type Pass } from './backprop.js'
import { costTerms } from './cost.js'
import { decodeImage } from './entries.js'
import { viewExamples } from './examples.js'
import { biasesOf, type Parameters, weightIndex, weightsOf } from './network.js'

/**
 * What one example wants to change: the factors of the chain rule as a pass leaves them. Nothing is computed in another way
 * than by training, with the same kernels on the same numbers, so −η times the average of the nudges is the step of plain
 * gradient descent, and the average is the gradient that every optimizer begins with.
 */

/** An example in row `row` of a pass, at place `place`, that was sent forward, compared, and sent backward. */
export interface Sent {
  readonly arena: Arena
  readonly pass: Pass
  /** Room for a row of the widest layer // [width] */
  readonly spare: number
  readonly row: number
  readonly place: number
}

/** What an example wants of a layer's neurons // each [outputs] */
export interface LayerNudges {
  /** Their activations. */
  readonly a: Float64Array
  /** ∂C/∂a. Of outputs with the cross-entropy cost it is infinite where an activation has rounded to 0 or 1. */
  readonly dCda: Float64Array
  /** ∂a/∂z; null for softmax, each of whose activations depends on every z. */
  readonly dadz: Float64Array | null
  /** ∂C/∂z, and so ∂C/∂b. */
  readonly dCdz: Float64Array
}

/** What an example costs, output by output, and what it wants of every layer, first to last. */
export interface Nudges {
  readonly wanted: Float64Array // [outputs]
  /** They add up to its cost // [outputs] */
  readonly costTerms: Float64Array
  readonly layers: readonly LayerNudges[]
}

/** What an example wants of all neurons. */
export function nudgesOf(sent: Sent): Nudges {
  const { pass } = sent
  const { scratch, network } = pass
  const last = network.layers.length - 1
  const [a, z, y] = [scratch.a[last]!, scratch.z, scratch.y].map(address => rowOf(sent, last, address))
  return {
    wanted: y!,
    costTerms: costTerms(pass.cost, network.layers[last]!.activation, { a: a!, z: z!, y: y! }),
    layers: network.layers.map((_, l) => ({
      a: rowOf(sent, l, scratch.a[l]!),
      dCda: l === last ? costByOutputs(sent, a!, y!) : costByActivations(sent, l),
      dadz: slopes(sent, l),
      dCdz: rowOf(sent, l, scratch.delta[l]!)
    }))
  }
}

/** The three ways in which an example would change a neuron's weighted sum z = Σ w·a + b. */
export interface NeuronNudges {
  readonly z: number
  readonly bias: number
  readonly weights: Float64Array // [inputs]
  /** The activations that the weights come from; of the first layer, the pixels // [inputs] */
  readonly inputs: Float64Array
  /** ∂C/∂b = ∂C/∂z */
  readonly dCdb: number
  /** ∂C/∂w = a · ∂C/∂z: to each weight in proportion to the activation it comes from // [inputs] */
  readonly dCdw: Float64Array
  /** w · ∂C/∂z: to each earlier activation in proportion to its weight, this neuron's part of its ∂C/∂a // [inputs] */
  readonly dCda: Float64Array
}

/** What an example wants of neuron `j` of layer `l`. */
export function neuronNudges(sent: Sent, l: number, j: number): NeuronNudges {
  const { arena, pass } = sent
  const { network, scratch } = pass
  const { weights, bias } = parametersOfNeuron(arena, pass, network.parameters, l, j)
  const inputs = l === 0 ? pixelsOf(sent) : rowOf(sent, l - 1, scratch.a[l - 1]!)
  const dCdz = rowOf(sent, l, scratch.delta[l]!)[j]!
  return {
    z: weights.reduce((sum, w, i) => sum + w * inputs[i]!, bias),
    bias,
    weights,
    inputs,
    dCdb: dCdz,
    dCdw: inputs.map(a => a * dCdz),
    dCda: weights.map(w => w * dCdz)
  }
}

/** A neuron's part of a block of parameters: of the network's own, or of a gradient. */
export function parametersOfNeuron(
  arena: Arena,
  { network }: Pick<Pass, 'network'>,
  parameters: Parameters,
  l: number,
  j: number
): { readonly weights: Float64Array; readonly bias: number } {
  const layer = network.layers[l]!
  const matrix = weightsOf(arena, network, parameters, l)
  return {
    weights: Float64Array.from({ length: layer.inputs }, (_, i) => matrix[weightIndex(layer, i, j)]!),
    bias: biasesOf(arena, network, parameters, l)[j]!
  }
}

/** ∂C/∂a of the output layer. */
function costByOutputs(sent: Sent, a: Float64Array, y: Float64Array): Float64Array {
  const { arena, pass, spare } = sent
  const { kernels, network, scratch, cost, numberBytes } = pass
  const last = network.layers.length - 1
  const { outputs, width, activation } = network.layers[last]!
  if (cost === 'quadratic') {
    const costs = scratch.costs + sent.row * numberBytes
    kernels.quadratic(addressOf(sent, last, scratch.a[last]!), addressOf(sent, last, scratch.y), spare, costs, 1, width)
    return Float64Array.from(numbersAt(arena, spare, outputs))
  }
  // Training has no need of it: with g′, which is 0 where this is infinite, it makes a − y.
  const byWanted = (value: number, j: number) => (y[j] === 0 ? 0 : -y[j]! / value)
  if (activation === 'softmax') return a.map(byWanted)
  return a.map((value, j) => byWanted(value, j) + (y[j] === 1 ? 0 : (1 - y[j]!) / (1 - value)))
}

/** ∂C/∂a of a layer before others. */
function costByActivations(sent: Sent, l: number): Float64Array {
  const { arena, pass, spare } = sent
  const next = addressOf(sent, l + 1, pass.scratch.delta[l + 1]!)
  backThrough(pass, l + 1, 1, next, spare)
  return Float64Array.from(numbersAt(arena, spare, pass.network.layers[l]!.outputs))
}

/** g′(z) of a layer: what its activation function makes of 1. */
function slopes(sent: Sent, l: number): Float64Array | null {
  const { arena, pass, spare } = sent
  const layer = pass.network.layers[l]!
  if (layer.activation === 'softmax') return null
  numbersAt(arena, spare, layer.width).fill(1)
  activations[layer.activation].slope(pass.kernels, layer, 1, addressOf(sent, l, pass.scratch.a[l]!), spare)
  return Float64Array.from(numbersAt(arena, spare, layer.outputs))
}

/** The activations of the image itself // [inputs] */
function pixelsOf({ arena, pass, place }: Sent): Float64Array {
  const { starts, entries } = viewExamples(arena.memory, pass.examples)
  const image = new Uint8Array(pass.network.sizes[0]!)
  decodeImage(entries, starts[place]!, starts[place + 1]!, image)
  const levels = numbersAt(arena, pass.examples.levels, 256)
  return Float64Array.from(image, pixel => levels[pixel]!)
}

/** The example's row of a buffer that is as wide as layer `l` // [outputs], without padding */
function rowOf(sent: Sent, l: number, buffer: number): Float64Array {
  const { arena, pass } = sent
  return Float64Array.from(numbersAt(arena, addressOf(sent, l, buffer), pass.network.layers[l]!.outputs))
}

function addressOf({ pass, row }: Sent, l: number, buffer: number): number {
  return buffer + row * pass.network.layers[l]!.width * pass.numberBytes
}
