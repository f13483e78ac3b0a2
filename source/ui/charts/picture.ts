import type { ImageShape } from '../../engine/image-shape.js'
import { inkLevel, inkPair, signedLevel, signedPair, zeroLevel } from '../palette.js'

/** One number for each pixel of an image, row by row; of several planes, one behind the other, their mean is drawn. */
export interface Image extends ImageShape {
  readonly values: ArrayLike<number> // [planes, height, width]
}

/** Size of a picture in pixels; a character shows one above another. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** The largest size in which an image keeps its shape within so many columns and rows; enlarged only by whole factors. */
export function pictureSize({ width, height }: ImageShape, columns: number, rows: number): PictureSize {
  const fit = Math.min(columns / width, (2 * rows) / height)
  const scale = fit >= 1 ? Math.floor(fit) : Math.max(0, fit)
  const atLeastOne = (pixels: number) => (scale > 0 ? Math.max(1, Math.floor(pixels * scale + 1e-9)) : 0)
  return { width: atLeastOne(width), height: atLeastOne(height) }
}

/** An image of pixels from 0 to 255 in ink, as rows of characters. */
export function inkPicture(image: Image, size: PictureSize): string[] {
  const pixels = resampled(image, size)
  return paired(pixels, size, value => inkLevel(value / 255), 0, inkPair)
}

/** An image of signed numbers, red above zero and blue below, as rows of characters; `scale` is what is wholly red. */
export function signedPicture(image: Image, size: PictureSize, scale: number): string[] {
  return paired(resampled(image, size), size, value => signedLevel(value / (scale || 1)), zeroLevel, signedPair)
}

/** The size that all but a hundredth of some numbers stay below: a scale that no outlier sets. */
export function scaleOf(values: ArrayLike<number>): number {
  const sizes = Float64Array.from(values, Math.abs).sort()
  return sizes[Math.floor((sizes.length - 1) * 0.99)] || sizes.at(-1) || 1
}

/** Each pixel of a picture of that size: the average of those of the image that it covers // [height, width] */
export function resampled(image: Image, size: PictureSize): Float64Array {
  const { values, width, height } = image
  const planes = Math.max(1, Math.floor(values.length / (width * height)))
  const result = new Float64Array(size.width * size.height)
  for (let y = 0; y < size.height; y++) {
    const [top, bottom] = covered(y, size.height, height)
    for (let x = 0; x < size.width; x++) {
      const [left, right] = covered(x, size.width, width)
      let sum = 0
      for (let plane = 0; plane < planes; plane++)
        for (let row = top; row < bottom; row++)
          for (let column = left; column < right; column++) sum += values[(plane * height + row) * width + column]!
      result[y * size.width + x] = sum / ((bottom - top) * (right - left) * planes)
    }
  }
  return result
}

/** Which of `count` pixels pixel `at` of `shown` covers: from the first to behind the last. */
function covered(at: number, shown: number, count: number): [number, number] {
  const from = Math.floor((at * count) / shown)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * count) / shown))]
}

function paired(
  pixels: Float64Array,
  { width, height }: PictureSize,
  levelOf: (value: number) => number,
  outside: number,
  pair: (top: number, bottom: number) => string
): string[] {
  const level = (x: number, y: number) => (y < height ? levelOf(pixels[y * width + x]!) : outside)
  return Array.from({ length: Math.ceil(height / 2) }, (_, row) =>
    Array.from({ length: width }, (_, x) => pair(level(x, 2 * row), level(x, 2 * row + 1))).join('')
  )
}
