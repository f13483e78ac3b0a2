import { describe, expect, it } from 'vitest'
import { decodeSafetensors, encodeSafetensors, FormatError, type Tensor } from '../../source/checkpoint/safetensors.js'

/** A file with a header of one's own: length, the text as it is, data. */
function fileOf(header: string | Uint8Array, dataLength = 0): Uint8Array {
  const json = typeof header === 'string' ? new TextEncoder().encode(header) : header
  const bytes = new Uint8Array(8 + json.length + dataLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  return bytes
}

function claiming(length: bigint): Uint8Array {
  const bytes = fileOf('{}')
  new DataView(bytes.buffer).setBigUint64(0, length, true)
  return bytes
}

const entry = (start: number, end: number, changes: object = {}) => ({
  dtype: 'F32',
  shape: [(end - start) / 4],
  data_offsets: [start, end],
  ...changes
})
const headed = (header: object, dataLength: number) => fileOf(JSON.stringify(header), dataLength)
const inverted = { dtype: 'F32', shape: [1], data_offsets: [4, 0] }

/** What a header says of a tensor of one number, first and second in the data. */
const text = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'
const other = '{"dtype":"F32","shape":[1],"data_offsets":[4,8]}'

const one: Tensor = { name: 'one', dtype: 'F32', shape: [2, 1], data: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]) }
const two: Tensor = { name: 'zwei 二', dtype: 'U32', shape: [], data: new Uint8Array([9, 10, 11, 12]) }
const none: Tensor = { name: 'none', dtype: 'F32', shape: [0, 3], data: new Uint8Array() }
const whole = { metadata: { key: 'välue', other: '' }, tensors: [two, none, one] }

describe('a safetensors file', () => {
  it('gives back the tensors and the metadata that went into it, in their order', () => {
    expect(decodeSafetensors(encodeSafetensors(whole))).toEqual(whole)
  })
  it('may hold nothing at all', () => {
    expect(decodeSafetensors(encodeSafetensors({ metadata: {}, tensors: [] }))).toEqual({ metadata: {}, tensors: [] })
  })
  it('states its header length first and starts its data at a multiple of eight', () => {
    const bytes = encodeSafetensors(whole)
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    expect(length % 8).toBe(0)
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + length))).toMatch(/^\{"__metadata__".*\} *$/)
    expect([...bytes.subarray(8 + length)]).toEqual([...two.data, ...one.data])
  })
  it('is read wherever it lies in a larger buffer', () => {
    const bytes = encodeSafetensors(whole)
    const buffer = new Uint8Array(bytes.length + 5)
    buffer.set(bytes, 3)
    expect(decodeSafetensors(buffer.subarray(3, 3 + bytes.length))).toEqual(whole)
  })
  it('is read with empty tensors at the start of others, wherever they are listed', () => {
    const file = headed({ b: entry(4, 8), none: entry(4, 4, { shape: [0] }), a: entry(0, 4) }, 8)
    expect(decodeSafetensors(file).tensors.map(({ data }) => data.length)).toEqual([4, 0, 4])
  })
  it('may have one key in several objects, and a text in it that looks like keys', () => {
    const metadata = { shape: '{"a":1,"a":1}', a: '"a":', '"a': '\\', '\\': 'a' }
    const tensors = [
      { ...one, name: 'shape' },
      { ...none, name: 'a' }
    ]
    expect(decodeSafetensors(encodeSafetensors({ metadata, tensors }))).toEqual({ metadata, tensors })
  })
  it('is read without metadata, and with its tensors listed in another order than they lie in', () => {
    const file = headed({ b: entry(4, 12), a: entry(0, 4) }, 12)
    expect(decodeSafetensors(file).tensors.map(({ name, data }) => [name, data.length])).toEqual([
      ['b', 8],
      ['a', 4]
    ])
  })
})

describe('a file is refused when', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['it is empty', new Uint8Array(), /ends before its header/],
    ['it is seven bytes long', new Uint8Array(7), /ends before its header/],
    ['its header has no length', fileOf(''), /does not start with \{/],
    ['its header claims one byte more than there is', claiming(3n), /ends inside its header/],
    ['its header claims the most a format allows', claiming(100_000_000n), /ends inside its header/],
    ['its header claims one byte beyond the limit', claiming(100_000_001n), /claims 100000001 bytes/],
    ['its header claims 2⁶⁴ − 1 bytes', claiming(2n ** 64n - 1n), /claims 18446744073709551615 bytes/],
    ['its header starts with a space', fileOf(' {}'), /does not start with \{/],
    ['its header is a list', fileOf('[]'), /does not start with \{/],
    ['its header is cut JSON', fileOf('{"a":'), /not a JSON object/],
    ['its header has something behind the object', fileOf('{}{}'), /not a JSON object/],
    ['its header is not UTF-8', fileOf(new Uint8Array([0x7b, 0xff, 0x7d])), /not UTF-8/],
    ['a metadata value is a number', headed({ __metadata__: { a: 1 } }, 0), /metadata is not all strings/],
    ['its metadata is a list', headed({ __metadata__: ['a'] }, 0), /metadata is not all strings/],
    ['its metadata is null', headed({ __metadata__: null }, 0), /metadata is not all strings/],
    ['its data starts with a hole', headed({ a: entry(4, 8) }, 8), /a leaves a hole or overlaps/],
    ['there is a hole between tensors', headed({ a: entry(0, 4), b: entry(8, 12) }, 12), /b leaves a hole/],
    ['tensors overlap', headed({ a: entry(0, 8), b: entry(4, 12) }, 12), /b leaves a hole or overlaps/],
    ['two tensors share their bytes', headed({ a: entry(0, 4), b: entry(0, 4) }, 4), /b leaves a hole or overlaps/],
    ['a tensor is larger than its shape', headed({ a: entry(0, 8, { shape: [1] }) }, 8), /tensor a wrongly/],
    ['a tensor is smaller than its shape', headed({ a: entry(0, 8, { shape: [1, 3] }) }, 8), /tensor a wrongly/],
    ['a tensor ends before it starts', headed({ a: inverted }, 4), /tensor a wrongly/],
    ['a shape is beyond all numbers', headed({ a: entry(0, 0, { shape: [2 ** 53 - 1, 2 ** 53 - 1] }) }, 0), /wrongly/],
    ['a size is negative', headed({ a: entry(0, 4, { shape: [-1, -1] }) }, 4), /tensor a wrongly/],
    ['a size is broken', headed({ a: entry(0, 4, { shape: [0.5, 2] }) }, 4), /tensor a wrongly/],
    ['a shape is text', headed({ a: entry(0, 4, { shape: '1' }) }, 4), /tensor a wrongly/],
    ['a tensor has no shape', headed({ a: { dtype: 'F32', data_offsets: [0, 4] } }, 4), /tensor a wrongly/],
    ['a tensor has one offset', headed({ a: entry(0, 4, { data_offsets: [4] }) }, 4), /tensor a wrongly/],
    ['a tensor has three offsets', headed({ a: entry(0, 4, { data_offsets: [0, 4, 4] }) }, 4), /tensor a wrongly/],
    ['a tensor is of a type we do not read', headed({ a: entry(0, 4, { dtype: 'F16' }) }, 4), /a is of type F16/],
    ['a type is named like a property', headed({ a: entry(0, 4, { dtype: 'toString' }) }, 4), /a is of type toString/],
    ['a type is a number', headed({ a: entry(0, 4, { dtype: 32 }) }, 4), /tensor a wrongly/],
    [
      'a shape is beyond all numbers before its 0',
      headed({ a: entry(0, 0, { shape: [2 ** 53 - 1, 2, 0] }) }, 0),
      /wrongly/
    ],
    ['its bytes are beyond all numbers', headed({ a: entry(0, 4, { shape: [2 ** 52] }) }, 4), /tensor a wrongly/],
    [
      'an offset is beyond all numbers',
      fileOf('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,1e999]}}', 4),
      /wrongly/
    ],
    ['a tensor comes twice', fileOf(`{"a":${text},"b":${other},"a":${text}}`, 8), /has the key a twice/],
    ['a tensor comes twice, written in two ways', fileOf(`{"a":${text},"\\u0061":${text}}`, 4), /has the key a twice/],
    ['the metadata comes twice', fileOf('{"__metadata__":{}, "__metadata__":{}}'), /has the key __metadata__ twice/],
    ['a key of the metadata comes twice', fileOf('{"__metadata__":{"k":"v","k" :"v"}}'), /has the key k twice/],
    ['a tensor has two shapes', fileOf(`{"a":{"shape":[9],${text.slice(1)}}`, 4), /has the key shape twice/],
    ['__proto__ comes twice', fileOf('{"__metadata__":{"__proto__":"a","__proto__":"b"}}'), /key __proto__ twice/],
    ['its lists are nested without end', fileOf(`{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}`), /nested too deeply/],
    ['its objects are nested without end', fileOf('{"a":'.repeat(1e6)), /nested too deeply/],
    ['a string never ends', fileOf('{"a":"\\'), /not a JSON object/],
    ['a tensor is null', headed({ a: null }, 0), /tensor a wrongly/],
    ['bytes follow the last tensor', headed({ a: entry(0, 4) }, 5), /should be \d+ bytes long and is \d+/],
    ['bytes are missing at the end', headed({ a: entry(0, 4) }, 3), /should be \d+ bytes long and is \d+/]
  ])('%s', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(FormatError)
    expect(() => decodeSafetensors(bytes)).toThrow(message)
  })
  it('it is cut off, wherever that is', () => {
    const bytes = encodeSafetensors(whole)
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeSafetensors(bytes.slice(0, length)), `cut to ${length} bytes`).toThrow(FormatError)
    }
  })
  // TextDecoder drops a byte-order mark in silence; the format wants the header's first byte to be {.
  it('its header starts with a byte-order mark', () => {
    expect(() => decodeSafetensors(fileOf('\ufeff{}'))).toThrow(FormatError)
  })
})

describe('names that mean something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'toString'])('come back as the tensor name and metadata key %s', name => {
    const metadata = Object.fromEntries([[name, 'value']])
    const decoded = decodeSafetensors(encodeSafetensors({ metadata, tensors: [{ ...one, name }] }))
    expect(decoded.tensors).toEqual([{ ...one, name }])
    expect(Object.entries(decoded.metadata)).toEqual([[name, 'value']])
  })
  // As V8 13.6 would: see parseHeaderText.
  it('are read as they stand, whatever was read before', () => {
    for (const name of ['\\', '"']) {
      const tensors = [
        { ...none, name: 'the tensor before' },
        { ...one, name }
      ]
      const file = { metadata: { 'the key before': '', [name]: '' }, tensors }
      expect(decodeSafetensors(encodeSafetensors(file))).toEqual(file)
    }
  })
  it('change nothing about other objects', () => {
    const hidden = `{"a":{"__proto__":${text}}}`
    expect(() => decodeSafetensors(fileOf(hidden, 4))).toThrow(/tensor a wrongly/)
    const inner = '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'
    expect(() => decodeSafetensors(fileOf(inner))).toThrow(FormatError)
    const { metadata } = decodeSafetensors(fileOf('{"__metadata__":{"__proto__":"polluted"}}'))
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })
})
