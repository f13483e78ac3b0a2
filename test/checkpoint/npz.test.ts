import { describe, expect, it } from 'vitest'
import { encodeNpz } from '../../source/checkpoint/npz.js'
import { checkpointOf } from './trained.js'
import { readZip } from './zip-reader.js'

/** An array as numpy.lib.format describes it: magic, version, header length, a Python literal, data. */
function readNpy(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes)
  expect(buffer.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00')
  const start = 10 + buffer.readUInt16LE(8)
  expect(start % 64).toBe(0)
  const header = buffer.subarray(10, start).toString('latin1')
  const match = /^\{'descr': '([^']+)', 'fortran_order': False, 'shape': \((\d+,|\d+(?:, \d+)+)\), \} *\n$/.exec(header)
  if (!match) throw new Error(`No header of an array: ${header}`)
  const shape = match[2]!.split(',').filter(Boolean).map(Number)
  return { type: match[1]!, shape, data: new Uint8Array(buffer.subarray(start)) }
}

function readTexts(bytes: Uint8Array): string[] {
  const { type, shape, data } = readNpy(bytes)
  const width = Number(/^<U(\d+)$/.exec(type)![1])
  expect(data).toHaveLength(shape[0]! * width * 4)
  const codes = new Uint32Array(data.buffer)
  const row = (i: number) => [...codes.subarray(i * width, (i + 1) * width)].filter(code => code !== 0)
  return Array.from({ length: shape[0]! }, (_, i) => String.fromCodePoint(...row(i)))
}

describe('a NumPy archive', () => {
  it('has the weights and biases as they are in the checkpoint, and nothing of the optimizer', () => {
    const { checkpoint } = checkpointOf({ optimizer: 'adam' })
    const { 'activations.npy': _, 'classes.npy': __, ...arrays } = Object.fromEntries(readZip(encodeNpz(checkpoint)))
    const weights = checkpoint.tensors.filter(({ name }) => !name.startsWith('optimizer.'))
    expect(Object.entries(arrays).map(([name, bytes]) => [name, readNpy(bytes)])).toEqual(
      weights.map(({ name, shape, data }) => [`${name}.npy`, { type: '<f4', shape, data: new Uint8Array(data) }])
    )
    expect(weights.map(({ shape }) => shape)).toContainEqual([7, 15])
  })
  it('names the activation function of each layer, and the classes', () => {
    const { checkpoint } = checkpointOf({ activation: 'leaky-relu', outputActivation: 'softmax' })
    const files = readZip(encodeNpz(checkpoint))
    expect(readTexts(files.get('activations.npy')!)).toEqual(['leaky-relu', 'leaky-relu', 'softmax'])
    expect(readTexts(files.get('classes.npy')!)).toEqual(['hut', 'tower', 'häuser 二', '__proto__', '"'])
  })
  it('is the same for the same checkpoint, whenever it is made', () => {
    const [one, other] = [encodeNpz(checkpointOf({}).checkpoint), encodeNpz(checkpointOf({}).checkpoint)]
    expect(Buffer.compare(one, other)).toBe(0)
  })
})
