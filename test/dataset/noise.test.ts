import { describe, expect, it } from 'vitest'
import { noisePixels, pickedImage, shuffledPixels } from '../../source/dataset/noise.js'
import { createRandom } from '../../source/engine/random.js'

describe('noise', () => {
  it('has every level as often as another, about', () => {
    const counts = new Array<number>(256).fill(0)
    for (const level of noisePixels(256_000, createRandom(1, 97))) counts[level]!++
    // A thousand of each are expected, with a standard deviation of 32.
    expect(Math.min(...counts)).toBeGreaterThan(1000 - 5 * 32)
    expect(Math.max(...counts)).toBeLessThan(1000 + 5 * 32)
  })
  it('of shuffled pixels has those of the image, elsewhere, and leaves the image alone', () => {
    const image = Uint8Array.from({ length: 100 }, (_, i) => i)
    const shuffled = shuffledPixels(image, createRandom(1, 97))
    expect(shuffled).not.toEqual(image)
    expect(Uint8Array.from(shuffled).sort()).toEqual(image)
    expect(image[7]).toBe(7)
  })
  it('is picked from all images', () => {
    const random = createRandom(1, 97)
    const images = Uint8Array.from([1, 1, 2, 2, 3, 3])
    const picked = Array.from({ length: 300 }, () => [...pickedImage(images, 2, random)].join())
    for (const image of ['1,1', '2,2', '3,3']) expect(picked.filter(one => one === image).length).toBeGreaterThan(60)
  })
})
