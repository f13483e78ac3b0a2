import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readHeader } from '../../../source/dataset/pictures/header.js'

const picture = (width = 37, height = 21) => sharp({ create: { width, height, channels: 3, background: '#123456' } })

describe('the header of a picture', () => {
  it.each<[string, () => Promise<Buffer>, object]>([
    ['PNG', () => picture().png().toBuffer(), { format: 'png', memory: 37 * 64 * 3 }],
    ['interlaced PNG', () => picture().png({ progressive: true }).toBuffer(), { format: 'png', memory: 37 * 21 * 3 }],
    ['JPEG', () => picture().jpeg().toBuffer(), { format: 'jpeg', memory: 37 * 64 * 3 }],
    [
      'progressive JPEG',
      () => picture().jpeg({ progressive: true }).toBuffer(),
      { format: 'jpeg', memory: 37 * 21 * 6 }
    ],
    ['JPEG with a profile', () => picture().withIccProfile('p3').jpeg().toBuffer(), { format: 'jpeg' }],
    ['GIF', () => picture().gif().toBuffer(), { format: 'gif', memory: 37 * 21 * 4 }],
    ['WebP', () => picture().webp().toBuffer(), { format: 'webp', memory: 37 * 21 * 4 }],
    ['WebP without loss', () => picture().webp({ lossless: true }).toBuffer(), { format: 'webp' }],
    ['WebP that can be seen through', () => picture().ensureAlpha(0.3).webp().toBuffer(), { format: 'webp' }]
  ])('of a %s says its size, and what decoding it takes', async (_, make, expected) => {
    expect(readHeader(await make())).toMatchObject({ width: 37, height: 21, ...expected })
  })
  it('says the same of a picture that lies within a larger buffer', async () => {
    const bytes = await picture().png().toBuffer()
    expect(readHeader(Buffer.concat([bytes, bytes]).subarray(bytes.length))).toMatchObject({ width: 37, height: 21 })
  })
  it('of none is unknown', () => {
    expect(readHeader(new Uint8Array())).toBe('unknown')
    expect(readHeader(Buffer.from('<svg/>'))).toBe('unknown')
  })
  it('that ends too early, anywhere, is damaged or unknown, and never a crash', async () => {
    for (const make of [picture().png(), picture().jpeg(), picture().gif(), picture().webp()]) {
      const bytes = await make.toBuffer()
      for (let length = 0; length < bytes.length; length++) readHeader(bytes.subarray(0, length))
      expect(readHeader(bytes.subarray(0, 9))).toMatch(/damaged|unknown/)
    }
  })
})
