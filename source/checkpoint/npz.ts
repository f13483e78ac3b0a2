import type { Checkpoint } from './checkpoint.js'
import { trainedNetwork } from './trained-network.js'
import { encodeZip } from './zip.js'

/**
 * The bytes of a NumPy archive of a checkpoint's network: `layers.0.weight` [outputs, inputs], `layers.0.bias` [outputs]
 * and so on as float32, and as text the name of each layer's activation function in `activations` and of each class in
 * `classes`.
 */
export function encodeNpz(checkpoint: Checkpoint): Uint8Array {
  const { layers } = trainedNetwork(checkpoint)
  const numbers = layers.flatMap(({ weight, bias }) => [weight, bias])
  const texts = {
    activations: layers.map(({ activation }) => activation),
    classes: checkpoint.description.dataset.classes
  }
  return encodeZip([
    ...numbers.map(({ name, shape, data }) => ({ name: `${name}.npy`, bytes: encodeNpy('<f4', shape, data) })),
    ...Object.entries(texts).map(([name, list]) => ({ name: `${name}.npy`, bytes: encodeTexts(list) }))
  ])
}

/** “\x93NUMPY”, then the version: 1.0. */
const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0)

/** NumPy's array format, version 1.0 (numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
function encodeNpy(type: string, shape: readonly number[], data: Uint8Array): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sizes}), }`
  const length = Math.ceil((magic.length + 2 + header.length + 1) / 64) * 64 - magic.length - 2
  const start = Buffer.alloc(2)
  start.writeUInt16LE(length)
  return Buffer.concat([magic, start, Buffer.from(`${header.padEnd(length - 1)}\n`, 'latin1'), data])
}

/** Text of one width, four bytes a character, as NumPy keeps it. */
function encodeTexts(texts: readonly string[]): Uint8Array {
  const characters = texts.map(text => [...text].map(character => character.codePointAt(0)!))
  const width = Math.max(1, ...characters.map(({ length }) => length))
  const codes = new Uint32Array(texts.length * width)
  characters.forEach((list, i) => {
    codes.set(list, i * width)
  })
  return encodeNpy(`<U${width}`, [texts.length], new Uint8Array(codes.buffer))
}
