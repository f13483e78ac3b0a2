import { describe, expect, it } from 'vitest'
import { countEntries, decodeImage, encodeImage } from '../../source/engine/entries.js'
import { createRandom } from '../../source/engine/random.js'

const random = createRandom(3, 90)
/** An image in which each pixel is other than zero with the probability `share`. */
const image = (inputs: number, share: number) =>
  Uint8Array.from({ length: inputs }, () => (random.uniform() < share ? 1 + Math.floor(random.uniform() * 255) : 0))
const lonely = (inputs: number, pixel: number) => Uint8Array.from({ length: inputs }, (_, i) => (i === pixel ? 9 : 0))

describe('an image as a list of entries', () => {
  it('names each pixel that is not zero by its distance from the one before and its level', () => {
    const entries = new Uint16Array(4)
    expect(encodeImage(Uint8Array.of(0, 7, 0, 0, 255), entries, 1)).toBe(3)
    expect([...entries]).toEqual([0, (7 << 8) | 2, (255 << 8) | 3, 0])
  })
  it('bridges long gaps with entries of level 0', () => {
    const entries = new Uint16Array(3)
    expect(encodeImage(lonely(600, 520), entries, 0)).toBe(3)
    expect([...entries]).toEqual([255, 255, (9 << 8) | 11])
  })
  it.each([
    ['of one pixel', Uint8Array.of(200)],
    ['of one pixel that is zero', Uint8Array.of(0)],
    ['without any pixel', new Uint8Array(0)],
    ['of zeros', new Uint8Array(5000)],
    ['full', image(784, 1)],
    ['half full', image(784, 0.5)],
    ['almost empty', image(50_000, 0.001)],
    ['with its only pixel one step away', lonely(1000, 0)],
    ['with its only pixel at the furthest step', lonely(1000, 254)],
    ['with its only pixel just behind it', lonely(1000, 255)],
    ['with its only pixel at the end', lonely(4096, 4095)]
  ])('comes back whole from an image %s, and is no longer than the image', (_, pixels) => {
    const entries = new Uint16Array(pixels.length + 2)
    const end = encodeImage(pixels, entries, 1)
    expect(end - 1).toBe(countEntries(pixels))
    expect(end - 1).toBeLessThanOrEqual(pixels.length)
    const back = new Uint8Array(pixels.length).fill(77)
    decodeImage(entries, 1, end, back)
    expect(back).toEqual(pixels)
  })
})
