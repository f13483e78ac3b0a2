import type { Arena } from '../engine/arena.js'
import { initialize } from '../engine/initializer.js'
import { createNetwork, type Layer, weightIndex } from '../engine/network.js'
import type { Ready } from '../trainer/protocol.js'
import { remembered } from './remembered.js'

/** A network's weights and biases, to be read. */
export interface Weights {
  readonly layers: readonly Layer[]
  readonly weights: readonly Float32Array[] // in panels: see engine/network.ts
  readonly biases: readonly Float32Array[] // [outputs]
}

/** Those that are being trained, in place: they change as one looks. */
export function trainedWeights({ layers, memory, parameters }: Ready): Weights {
  return viewsOf(layers, memory, parameters)
}

/** Those that the run, and whatever it is a branch of, once began with: the seed gives them again. */
export const initialWeights = remembered(({ recipe, sizes, parameters }: Ready): Weights => {
  const pages = Math.ceil((parameters.length * 4) / 65536) + 1
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  const arena: Arena = { memory, numberBytes: 4, top: 0 }
  const network = createNetwork(arena, sizes[0]!, sizes.at(-1)!, recipe)
  initialize(arena, network, recipe.initializer, recipe.seed)
  return viewsOf(network.layers, memory, network.parameters)
})

function viewsOf(
  layers: readonly Layer[],
  { buffer }: WebAssembly.Memory,
  { weights, biases }: Ready['parameters']
): Weights {
  return {
    layers,
    weights: layers.map(({ inputs, width }, l) => new Float32Array(buffer, weights[l]!, inputs * width)),
    biases: layers.map(({ outputs }, l) => new Float32Array(buffer, biases[l]!, outputs))
  }
}

/** The weights that lead into neuron j of layer l, counted from 0 // [inputs] */
export function incoming({ layers, weights }: Weights, l: number, j: number): Float64Array {
  const layer = layers[l]!
  return Float64Array.from({ length: layer.inputs }, (_, i) => weights[l]![weightIndex(layer, i, j)]!)
}

/** Those that lead from it into the next layer // [outputs of the next]; empty for the output layer. */
export function outgoing({ layers, weights }: Weights, l: number, j: number): Float64Array {
  const next = layers[l + 1]
  if (!next) return new Float64Array(0)
  return Float64Array.from({ length: next.outputs }, (_, k) => weights[l + 1]![weightIndex(next, j, k)]!)
}
