import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { findInk } from '../../source/dataset/found-ink.js'
import { readPicture, readPictureAs } from '../../source/dataset/picture.js'
import { temporaryFolder } from '../temporary-folder.js'
import { encoded, written } from './pictures.js'

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, bytes)
  return path
}

const seven = written(20, 240)

/** A PNG that says it is of a size, with these scan lines, packed; its checksums are right. */
function png(width: number, height: number, lines: Uint8Array): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1
    return n
  })
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    let crc = 0xffffffff
    for (const byte of body) crc = table[(crc ^ byte) & 255]! ^ (crc >>> 8)
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0))
  ])
}

describe('a picture', () => {
  it.each([
    ['PNG', encoded(seven).png()],
    ['WebP', encoded(seven).webp({ lossless: true })],
    ['GIF', encoded(seven).gif()]
  ])('is read from %s', async (_, picture) => {
    const { width, height, pixels } = await readPicture(await file('seven', await picture.toBuffer()))
    expect([width, height]).toEqual([120, 160])
    expect(pixels.every((value, i) => Math.abs(value - seven.pixels[i]!) <= 2)).toBe(true)
  })
  it('is turned as the camera was held', async () => {
    const { width, height } = await readPicture(
      await file('seven.jpg', await encoded(seven).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    )
    expect([width, height]).toEqual([160, 120])
  })
  it('is made smaller where it is large, and never larger', async () => {
    const wide = sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#fff' } })
    expect(await readPicture(await file('wide.png', await wide.png().toBuffer()))).toMatchObject({
      ...{ width: 512, height: 256 }
    })
  })
  it.each([
    ['black', 0],
    ['white', 255]
  ])('of %s on nothing stands out', async (_, level) => {
    const { width, height, pixels } = written(255, 0)
    const bytes = Uint8Array.from({ length: pixels.length * 4 }, (_, i) => (i % 4 < 3 ? level : pixels[i >> 2]!))
    const picture = await sharp(bytes, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer()
    expect(findInk(await readPicture(await file('clear.png', picture))).pixels).toEqual(pixels)
  })
  it('in colour becomes as grey as it is light', async () => {
    const red = sharp({ create: { width: 2, height: 2, channels: 3, background: '#ff0000' } })
    expect((await readPicture(await file('red.png', await red.png().toBuffer()))).pixels[0]).toBe(76)
  })
})

describe('a picture for a network of another shape', () => {
  it('is squeezed to it, grey or in three planes', async () => {
    const red = sharp({ create: { width: 20, height: 10, channels: 3, background: '#ff0000' } })
    const path = await file('red.png', await red.png().toBuffer())
    const [grey, planes] = [
      await readPictureAs(path, { width: 3, height: 2 }),
      await readPictureAs(path, { width: 3, height: 2, channels: 3 })
    ]
    expect(grey.length).toBe(6)
    expect([...planes]).toEqual([...new Array(6).fill(255), ...new Array(12).fill(0)])
  })
})

describe('what is no picture is refused in a sentence', () => {
  const jpeg = encoded(seven).jpeg().toBuffer()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  const cases: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ['nothing', () => file('empty.png', ''), / is empty: name another picture\.$/],
    ['text', () => file('text.png', 'no picture'), / is not a picture \(PNG, JPEG, WebP or GIF\): name another/],
    ['half a picture', async () => file('half.jpg', (await jpeg).subarray(0, 900)), / is damaged: fetch it again\.$/],
    ['one without pixels', () => file('none.png', png(50, 50, new Uint8Array(0))), / is damaged/],
    [
      'an absurd size',
      () => file('huge.png', png(60_000, 60_000, new Uint8Array(9e5))),
      / is too large \(60000 × 60000/
    ],
    ['a drawing in SVG', () => file('a.png', svg), / is not a picture/],
    ['a folder', () => temporaryFolder(), / is not a file: name another picture\.$/],
    ['a device', async () => '/dev/zero', / is not a file/],
    ['no file', async () => '/nowhere/at/all.png', /^\/nowhere\/at\/all\.png is not there: name another picture\.$/]
  ]
  it.each(cases)('%s', async (_, make, sentence) => {
    await expect(readPicture(await make())).rejects.toThrow(sentence)
  })
})
