import { signedLevel, signedPair, zeroLevel } from '../palette.js'

/** An image // [height, width], 0 to 255 // in rows of `columns` characters, two pixels in each: ink is red, as in the maps. */
export function pictureRows(
  pixels: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  columns: number
): string[] {
  const pixelWidth = Math.min(width, columns)
  const pixelHeight = Math.round((pixelWidth * height) / width)
  const levels = shrunk(pixels, width, height, pixelWidth, pixelHeight).map(value => signedLevel(value / 255))
  return Array.from({ length: Math.ceil(pixelHeight / 2) }, (_, row) => {
    const at = (x: number, y: number) => (y < pixelHeight ? levels[y * pixelWidth + x]! : zeroLevel)
    return Array.from({ length: pixelWidth }, (_, x) => signedPair(at(x, 2 * row), at(x, 2 * row + 1))).join('')
  })
}

/** Each pixel the average of those it covers // [pixelHeight, pixelWidth] */
function shrunk(pixels: Uint8Array, width: number, height: number, pixelWidth: number, pixelHeight: number): number[] {
  const sums = new Array<number>(pixelWidth * pixelHeight).fill(0)
  const counts = new Array<number>(pixelWidth * pixelHeight).fill(0)
  pixels.forEach((level, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    const at = Math.floor((y * pixelHeight) / height) * pixelWidth + Math.floor((x * pixelWidth) / width)
    sums[at]! += level
    counts[at]!++
  })
  return sums.map((sum, i) => sum / (counts[i] || 1))
}
