import { describe, expect, it } from 'vitest'
import { DataError } from '../../source/dataset/dataset.js'
import { parseIdx } from '../../source/dataset/idx.js'
import { idxBytes } from './idx-bytes.js'

describe('an IDX file', () => {
  it.each([
    [[3], [7, 0, 255]],
    [
      [2, 1, 3],
      [1, 2, 3, 4, 5, 6]
    ],
    [[0], []],
    [[300], new Array(300).fill(9)]
  ])('of sizes %j gives its sizes and values', (dimensions, values) => {
    const parsed = parseIdx(idxBytes(dimensions, values), 'file')
    expect(parsed.dimensions).toEqual(dimensions)
    expect([...parsed.values]).toEqual(values)
  })
  it('is read wherever it lies in a larger buffer', () => {
    const buffer = Uint8Array.from([1, 2, 3, ...idxBytes([2], [8, 9]), 4])
    expect([...parseIdx(buffer.subarray(3, -1), 'file').values]).toEqual([8, 9])
  })
  it.each<[string, Uint8Array, string]>([
    ['is empty', new Uint8Array(), 'is not an IDX file: it does not start with two zero bytes.'],
    ['has three bytes', new Uint8Array(3), 'is not an IDX file: it does not start with two zero bytes.'],
    [
      'is packed by gzip',
      Uint8Array.from([0x1f, 0x8b, 8, 0]),
      'is not an IDX file: it does not start with two zero bytes.'
    ],
    ['is text', new TextEncoder().encode('label,pixel'), 'is not an IDX file: it does not start with two zero bytes.'],
    ['holds floats', idxBytes([1], [0, 0, 0, 0], 0x0d), 'holds numbers of type 0xd; only bytes (0x8) are read.'],
    ['has no dimension', idxBytes([], []), 'ends inside its header: fetch it again.'],
    ['ends inside its sizes', idxBytes([2, 2], []).slice(0, 11), 'ends inside its header: fetch it again.'],
    ['lacks a value', idxBytes([2, 2], [1, 2, 3]), 'should hold 2 × 2 = 4 values but holds 3: fetch it again.'],
    [
      'has one too many',
      idxBytes([2, 2], [1, 2, 3, 4, 5]),
      'should hold 2 × 2 = 4 values but holds 5: fetch it again.'
    ],
    [
      'claims much',
      idxBytes([4294967295], [1]),
      'should hold 4294967295 = 4294967295 values but holds 1: fetch it again.'
    ]
  ])('that %s is refused', (_, bytes, problem) => {
    const parse = () => parseIdx(bytes, 'some/file')
    expect(parse).toThrow(DataError)
    expect(parse).toThrow(new DataError(`some/file ${problem}`))
  })
})
