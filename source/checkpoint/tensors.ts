import type { Arena } from '../engine/arena.js'
import { biasesOf, type Network, type Parameters, weightIndex, weightsOf } from '../engine/network.js'
import { momentNames, type OptimizerState } from '../engine/optimizer.js'
import { FormatError, type Tensor } from './safetensors.js'

/** A network and its optimizer as tensors: `layers.0.weight` is [outputs, inputs] as PyTorch has it, not padded. */
export function toTensors(arena: Arena, network: Network, optimizer: OptimizerState): Tensor[] {
  return blocks(network, optimizer).flatMap(({ prefix, block }) =>
    network.layers.flatMap((layer, l): Tensor[] => {
      const { inputs, outputs } = layer
      const weights = weightsOf(arena, network, block, l)
      const transposed = new Float32Array(outputs * inputs)
      for (let j = 0; j < outputs; j++) {
        for (let i = 0; i < inputs; i++) transposed[j * inputs + i] = weights[weightIndex(layer, i, j)]!
      }
      const biases = Float32Array.from(biasesOf(arena, network, block, l))
      return [
        { name: `${prefix}layers.${l}.weight`, dtype: 'F32', shape: [outputs, inputs], data: bytesOf(transposed) },
        { name: `${prefix}layers.${l}.bias`, dtype: 'F32', shape: [outputs], data: bytesOf(biases) }
      ]
    })
  )
}

/**
 * Puts tensors back into a network and its optimizer.
 * @throws FormatError when one is missing or has another shape than the network wants.
 */
export function fromTensors(
  arena: Arena,
  network: Network,
  optimizer: OptimizerState,
  tensors: readonly Tensor[]
): void {
  const named = new Map(tensors.map(tensor => [tensor.name, tensor]))
  const take = (name: string, shape: readonly number[]): Float32Array => {
    const tensor = named.get(name)
    if (tensor?.dtype !== 'F32' || tensor.shape.join() !== shape.join()) {
      throw new FormatError(`it has no tensor ${name} of shape ${shape.join(' × ')}`)
    }
    // A copy, because the bytes in the file need not be aligned for floats.
    return new Float32Array(new Uint8Array(tensor.data).buffer)
  }
  for (const { prefix, block } of blocks(network, optimizer)) {
    network.layers.forEach((layer, l) => {
      const { inputs, outputs } = layer
      const transposed = take(`${prefix}layers.${l}.weight`, [outputs, inputs])
      const weights = weightsOf(arena, network, block, l)
      for (let j = 0; j < outputs; j++) {
        for (let i = 0; i < inputs; i++) weights[weightIndex(layer, i, j)] = transposed[j * inputs + i]!
      }
      biasesOf(arena, network, block, l).set(take(`${prefix}layers.${l}.bias`, [outputs]))
    })
  }
}

function blocks(network: Network, { name, moments }: OptimizerState): { prefix: string; block: Parameters }[] {
  const named = moments.map((block, i) => ({ prefix: `optimizer.${momentNames[name][i]}.`, block }))
  return [{ prefix: '', block: network.parameters }, ...named]
}

function bytesOf(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
