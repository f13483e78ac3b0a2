import { inkLevel, inkPair } from '../palette.js'

/** A grey image. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly pixels: ArrayLike<number> // 0 … 255 [height, width]
}

/**
 * How many columns a pixel takes where all of an image has to fit: a whole number, or, for an image that is larger than the
 * space, one divided by the pixels that share a column. A pixel is as many half rows high.
 */
export function pixelScale({ width, height }: Omit<GreyImage, 'pixels'>, columns: number, rows: number): number {
  const scale = Math.min(columns / width, (2 * rows) / height)
  return scale >= 1 ? Math.floor(scale) : 1 / Math.ceil(1 / scale)
}

/** Columns and rows that an image takes. */
export function pixelSize({ width, height }: Omit<GreyImage, 'pixels'>, scale: number) {
  return { columns: Math.ceil(width * scale), rows: Math.ceil((height * scale) / 2) }
}

/** A character for two pixels, one above the other. */
export type PixelPair = (top: number, bottom: number) => string

const inked: PixelPair = (top, bottom) => inkPair(inkLevel(top), inkLevel(bottom))

/** Rows of an image, black where there is no ink; pixels that share a place are averaged. */
export function pixelRows(image: GreyImage, scale: number, pair = inked): string[] {
  const { columns, rows } = pixelSize(image, scale)
  const ink = (column: number, halfRow: number) => inkAt(image, scale, column, halfRow)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => pair(ink(column, 2 * row), ink(column, 2 * row + 1))).join('')
  )
}

/** The ink in a column and half row. */
function inkAt({ width, height, pixels }: GreyImage, scale: number, column: number, halfRow: number): number {
  const shared = Math.max(1, Math.round(1 / scale))
  const [left, top] = [Math.floor(column / scale + 1e-9), Math.floor(halfRow / scale + 1e-9)]
  let sum = 0
  let count = 0
  for (let y = top; y < Math.min(height, top + shared); y++) {
    for (let x = left; x < Math.min(width, left + shared); x++) {
      sum += pixels[y * width + x] ?? 0
      count++
    }
  }
  return count && sum / count
}
