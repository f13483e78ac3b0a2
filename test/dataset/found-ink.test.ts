import { describe, expect, it } from 'vitest'
import { findInk } from '../../source/dataset/found-ink.js'
import { loadMnist } from '../../source/dataset/mnist.js'
import { written } from './pictures.js'

/** Where there is more ink than half. */
const shape = ({ pixels }: { readonly pixels: Uint8Array }) =>
  [...pixels].map(value => (value > 127 ? '#' : ' ')).join('')
const ideal = shape(written(255, 0))

describe('the ink of a picture', () => {
  it.each([
    ['light on dark', written(255, 0), false],
    ['dark on light', written(0, 255), true],
    ['dark on a grey ground', written(20, 140), true],
    ['light on a grey ground', written(230, 110), false],
    ['faint on paper', written(170, 220), true],
    ['dark on paper that lies half in the shade', written(40, 230, 150), true],
    ['light on a board that lies half in the shade', written(220, 30, 90), false]
  ])('%s is found', (_, picture, isInverted) => {
    const found = findInk(picture)
    expect(found.isInverted).toBe(isInverted)
    expect(shape(found)).toBe(ideal)
    expect(Math.max(...found.pixels)).toBe(255)
    expect(found.pixels[0]).toBe(0)
  })
  it('of a picture like those of MNIST is the picture, to the last pixel', async () => {
    const { test } = await loadMnist()
    for (let at = 0; at < 200; at++) {
      const pixels = Uint8Array.from(test.pixels.subarray(at * 784, (at + 1) * 784))
      expect(findInk({ width: 28, height: 28, pixels }).pixels, String(at)).toEqual(pixels)
    }
  })
  it.each([
    ['black', 0],
    ['grey', 130],
    ['white', 255]
  ])('of one that is all %s is none', (_, level) => {
    expect(findInk({ width: 5, height: 9, pixels: new Uint8Array(45).fill(level) }).pixels).toEqual(new Uint8Array(45))
  })
  it('of a single pixel is none', () => {
    expect(findInk({ width: 1, height: 1, pixels: Uint8Array.of(77) }).pixels).toEqual(new Uint8Array(1))
  })
})
