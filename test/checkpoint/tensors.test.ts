import { describe, expect, it } from 'vitest'
import { FormatError, type Tensor } from '../../source/checkpoint/safetensors.js'
import { fromTensors, toTensors } from '../../source/checkpoint/tensors.js'
import { numbersAt } from '../../source/engine/arena.js'
import { biasesOf, weightIndex, weightsOf } from '../../source/engine/network.js'
import { momentNames } from '../../source/engine/optimizer.js'
import { optimizerNames } from '../../source/engine/recipe.js'
import { smallNetwork } from './small.js'

type Small = ReturnType<typeof smallNetwork>

const tensorsOf = ({ arena, network, optimizer }: Small) => toTensors(arena, network, optimizer)
const restore = ({ arena, network, optimizer }: Small, tensors: readonly Tensor[]) =>
  fromTensors(arena, network, optimizer, tensors)
/** Everything in memory: parameters, then moments, padding included. */
const memoryOf = ({ arena, network, optimizer }: Small) =>
  [network.parameters, ...optimizer.moments].map(({ start, length }) => Array.from(numbersAt(arena, start, length)))
const floats = ({ data }: Tensor) => Array.from(new Float32Array(new Uint8Array(data).buffer))

describe('tensors of a network', () => {
  it('are named and shaped as PyTorch has them, without padding', () => {
    const described = tensorsOf(smallNetwork('sgd')).map(({ name, dtype, shape, data }) => [
      name,
      dtype,
      shape,
      data.length
    ])
    expect(described).toEqual([
      ['layers.0.weight', 'F32', [3, 6], 72],
      ['layers.0.bias', 'F32', [3], 12],
      ['layers.1.weight', 'F32', [2, 3], 24],
      ['layers.1.bias', 'F32', [2], 8]
    ])
  })
  it('hold at [j, i] the weight from input i to output j', () => {
    const small = smallNetwork()
    const tensors = tensorsOf(small)
    small.network.layers.forEach((layer, l) => {
      const { inputs, outputs, width } = layer
      const weights = weightsOf(small.arena, small.network, small.network.parameters, l)
      const tensor = floats(tensors.find(({ name }) => name === `layers.${l}.weight`)!)
      const wanted = Array.from({ length: outputs * inputs }, (_, place) => {
        const [j, i] = [Math.floor(place / inputs), place % inputs]
        return weights[weightIndex(layer, i!, j!)]
      })
      expect(width).toBeGreaterThan(outputs)
      expect(tensor).toEqual(wanted)
      const biases = biasesOf(small.arena, small.network, small.network.parameters, l)
      expect(floats(tensors.find(({ name }) => name === `layers.${l}.bias`)!)).toEqual(Array.from(biases))
    })
  })
  it.each(optimizerNames)('bring a network with %s back into another memory', optimizer => {
    const from = smallNetwork(optimizer)
    const to = smallNetwork(optimizer, 5)
    expect(memoryOf(to)).not.toEqual(memoryOf(from))
    restore(to, tensorsOf(from))
    expect(tensorsOf(to)).toEqual(tensorsOf(from))
    expect(memoryOf(to)[0]).toEqual(memoryOf(from)[0])
  })
  it.each(optimizerNames)('hold what %s remembers beside the weights, in the same layout', optimizer => {
    const names = tensorsOf(smallNetwork(optimizer)).map(({ name }) => name)
    const layers = ['layers.0.weight', 'layers.0.bias', 'layers.1.weight', 'layers.1.bias']
    const prefixes = ['', ...momentNames[optimizer].map(moment => `optimizer.${moment}.`)]
    expect(names).toEqual(prefixes.flatMap(prefix => layers.map(layer => prefix + layer)))
  })
  it('are copies: training on does not change them', () => {
    const small = smallNetwork()
    const tensors = tensorsOf(small)
    const before = tensors.map(floats)
    const { start, length } = small.network.parameters
    numbersAt(small.arena, start, length).fill(1)
    expect(tensors.map(floats)).toEqual(before)
  })
  it('may lie anywhere in a file, aligned or not', () => {
    const from = smallNetwork()
    const shifted = tensorsOf(from).map(tensor => {
      const bytes = new Uint8Array(tensor.data.length + 1)
      bytes.set(tensor.data, 1)
      return { ...tensor, data: bytes.subarray(1) }
    })
    const to = smallNetwork('momentum', 5)
    restore(to, shifted)
    expect(tensorsOf(to)).toEqual(tensorsOf(from))
  })
})

describe('tensors are refused when', () => {
  const change = (name: string, changes: Partial<Tensor> | null) => (tensors: readonly Tensor[]) =>
    tensors.flatMap(tensor => (tensor.name !== name ? [tensor] : changes ? [{ ...tensor, ...changes }] : []))
  it.each([
    ['a weight is missing', change('layers.1.weight', null), 'it has no tensor layers.1.weight of shape 2 × 3'],
    ['a moment is missing', change('optimizer.velocity.layers.0.bias', null), /optimizer\.velocity\.layers\.0\.bias/],
    ['a weight is transposed', change('layers.0.weight', { shape: [6, 3] }), 'layers.0.weight of shape 3 × 6'],
    ['a weight is flat', change('layers.0.weight', { shape: [18] }), 'layers.0.weight of shape 3 × 6'],
    ['a bias is too long', change('layers.0.bias', { shape: [4] }), 'layers.0.bias of shape 3'],
    ['a bias is of whole numbers', change('layers.0.bias', { dtype: 'U32' }), 'layers.0.bias of shape 3']
  ])('%s', (_, spoil, message) => {
    const small = smallNetwork()
    const spoiled = spoil(tensorsOf(small))
    expect(() => restore(small, spoiled)).toThrow(FormatError)
    expect(() => restore(small, spoiled)).toThrow(message)
  })
})
