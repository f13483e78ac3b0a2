import { describe, expect, it } from 'vitest'
import { crc32, encodeZip } from '../../source/checkpoint/zip.js'
import { readZip } from './zip-reader.js'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a zip archive', () => {
  it.each<[string, readonly [string, Uint8Array][]]>([
    ['nothing', []],
    ['an empty file', [['empty', new Uint8Array()]]],
    [
      'some files',
      [
        ['a/b.npy', bytes('one')],
        ['ä 二', bytes('two')],
        ['c', Uint8Array.from({ length: 70_000 }, (_, i) => i)]
      ]
    ]
  ])('gives back %s', (_, files) => {
    const archive = encodeZip(files.map(([name, bytes]) => ({ name, bytes })))
    expect([...readZip(archive)]).toEqual(files.map(([name, bytes]) => [name, Buffer.from(bytes)]))
  })
  it('marks its names as UTF-8, and bears the first day there is', () => {
    const archive = Buffer.from(encodeZip([{ name: 'a', bytes: bytes('b') }]))
    expect(archive.subarray(0, 14).toString('hex')).toBe('504b03041400000800000000' + '2100')
  })
})

describe('CRC-32', () => {
  // The check value that catalogues of CRCs give, and two more from zlib.
  it.each([
    ['123456789', 0xcbf43926],
    ['', 0],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339]
  ])('of “%s”', (text, wanted) => {
    expect(crc32(bytes(text))).toBe(wanted)
  })
})
