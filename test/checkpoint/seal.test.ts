import { describe, expect, it } from 'vitest'
import { FormatError } from '../../source/checkpoint/safetensors.js'
import { blankSeal, checkData, checkHeader, sealHeader } from '../../source/checkpoint/seal.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const data = bytes('data')
const tensors = [bytes('da'), bytes('ta')].map((data, i) => ({ name: `${i}`, dtype: 'F32' as const, shape: [], data }))

/** A header with a seal, and the checksum that came to stand in it. */
function sealed() {
  const header = bytes(`{"headerSha256":"${blankSeal(tensors).headerSha256}","other":"${'0'.repeat(64)}"}`)
  sealHeader(header)
  const [, headerSha256] = /"headerSha256":"(\w+)"/.exec(new TextDecoder().decode(header))!
  return { header, headerSha256: headerSha256! }
}

describe('a seal', () => {
  // The checksum of “data” by sha256sum.
  it('has the SHA-256 of all tensors in a row', () => {
    expect(blankSeal(tensors).sha256).toBe('3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7')
    expect(() => checkData(data, blankSeal(tensors))).not.toThrow()
    expect(() => checkData(bytes('date'), blankSeal(tensors))).toThrow(FormatError)
  })
  it('holds for the header it was put on, wherever that lies in memory, and leaves it as it is', () => {
    const { header, headerSha256 } = sealed()
    const within = new Uint8Array([1, 2, 3, ...header]).subarray(3)
    const before = within.slice()
    expect(() => checkHeader(within, { headerSha256 })).not.toThrow()
    expect(within).toEqual(before)
  })
  it.each<[string, (header: Uint8Array, headerSha256: string) => [Uint8Array, string | undefined]]>([
    ['another byte', (header, sha) => [header.with(-1, 0x20), sha]],
    ['a byte more', (header, sha) => [new Uint8Array([...header, 0x20]), sha]],
    ['no checksum', header => [header, undefined]],
    ['a checksum of no length', header => [header, '']],
    ['another checksum', (header, sha) => [header, sha.replace(/^./, digit => (digit === '0' ? '1' : '0'))]],
    [
      'a checksum in capitals',
      (header, sha) => [bytes(new TextDecoder().decode(header).toUpperCase()), sha.toUpperCase()]
    ]
  ])('does not hold with %s', (_, change) => {
    const { header, headerSha256 } = sealed()
    const [changed, stated] = change(header, headerSha256)
    const check = () => checkHeader(changed, stated === undefined ? {} : { headerSha256: stated })
    expect(check).toThrow(new FormatError('its checksum does not match its contents'))
  })
})
