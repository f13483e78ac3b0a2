import { describe, expect, it } from 'vitest'
import type { InkImage } from '../../source/dataset/ink-image.js'
import { loadDataset } from '../../source/dataset/load.js'
import { loadMnist } from '../../source/dataset/mnist.js'
import { isInMnistForm, toMnistForm } from '../../source/dataset/mnist-form.js'
import { noiseFolder } from './noise-folder.js'

const mnist = await loadMnist()
const digit = (at: number): InkImage => ({
  width: 28,
  height: 28,
  pixels: Uint8Array.from(mnist.test.pixels.subarray(at * 784, (at + 1) * 784))
})

/** An image of `width` × `height` with ink where `isInk` says. */
const drawn = (width: number, height: number, isInk: (x: number, y: number) => boolean): InkImage => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, i) => (isInk(i % width, Math.floor(i / width)) ? 255 : 0))
})

/** First and last column and row with ink. */
function boxOf({ width, pixels }: InkImage) {
  const places = [...pixels.keys()].filter(i => pixels[i]! > 0)
  const [columns, rows] = [places.map(i => i % width), places.map(i => Math.floor(i / width))]
  return [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)]
}

describe("MNIST's form", () => {
  it('is that of its own images, to the last pixel', () => {
    for (let at = 0; at < 500; at++) expect(toMnistForm(digit(at)).pixels, String(at)).toEqual(digit(at).pixels)
  })
  it('is the same wherever the digit stood', () => {
    const { pixels } = digit(3)
    const elsewhere = drawn(40, 40, () => false)
    for (let y = 0; y < 28; y++) elsewhere.pixels.set(pixels.subarray(y * 28, (y + 1) * 28), (y + 11) * 40 + 2)
    expect(toMnistForm(elsewhere).pixels).toEqual(pixels)
  })
  it.each([
    ['a large square', drawn(300, 300, (x, y) => x > 20 && x < 280 && y > 20 && y < 280), [4, 23, 4, 23]],
    ['a small square', drawn(28, 28, (x, y) => x < 5 && y < 5), [4, 23, 4, 23]],
    ['a dot', drawn(28, 28, (x, y) => x === 20 && y === 2), [4, 23, 4, 23]],
    ['a tall line', drawn(28, 56, x => x === 20), [14, 14, 4, 23]],
    ['a long line', drawn(1000, 10, () => true), [4, 23, 14, 14]]
  ])('fits %s into the box', (_, image, box) => {
    expect(boxOf(toMnistForm(image))).toEqual(box)
  })
  it('has the centre of mass in the middle, as far as nothing is cut off', () => {
    // Nearly all of the ink at the left: centred by mass, the line would end beyond the image.
    const image = drawn(60, 60, (x, y) => x < 4 || (y === 30 && x < 60))
    const [left, right] = boxOf(toMnistForm(image))
    expect([left, right]).toEqual([8, 27])
  })
  it('leaves nothing as it is', () => {
    expect(toMnistForm(drawn(5, 9, () => false))).toEqual(drawn(28, 28, () => false))
  })
})

describe('whether a data set is in it', () => {
  it('is measured: MNIST is, even when labels and names are others', () => {
    expect(isInMnistForm({ ...mnist, name: 'mine' })).toBe(true)
  })
  it('is not so for images that fill their frame, or of another size', async () => {
    const pixels = Uint8Array.from(mnist.train.pixels.subarray(0, 784 * 200), value => value || 1)
    expect(isInMnistForm({ ...mnist, train: { pixels, labels: mnist.train.labels.subarray(0, 200) } })).toBe(false)
    expect(isInMnistForm(await loadDataset({ data: await noiseFolder() }))).toBe(false)
  })
})
