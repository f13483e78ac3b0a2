import { type ImageShape, planesOf } from '../../engine/image-shape.js'
import { type ColorDepth, colorCode } from '../painter/colors.js'
import type { Color } from '../palette.js'
import { resampled } from './picture.js'

/** How a picture is drawn on a terminal: in so many colours, or in characters from dark to bright. */
export type PictureStyle =
  | { readonly kind: 'colours'; readonly depth: Exclude<ColorDepth, 1> }
  | { readonly kind: 'characters'; readonly ramp: string }

/** Red, green and blue, 0 … 255. */
type Pixel = readonly [red: number, green: number, blue: number]

const shades = ' ░▒▓█'
const asciiRamp = ' .:-=+*#%@'

/** The best style that a terminal allows. */
export function pictureStyle(depth: ColorDepth, isAscii: boolean): PictureStyle {
  if (isAscii) return { kind: 'characters', ramp: asciiRamp }
  return depth === 1 ? { kind: 'characters', ramp: shades } : { kind: 'colours', depth }
}

/** Pixels along and down of a small version, at most `most` columns wide, whose pixels cover whole pixels where they can. */
export function thumbnailSize({ width, height }: ImageShape, most: number): readonly [width: number, height: number] {
  const columns = Math.ceil(width / Math.ceil(width / most))
  return [columns, Math.max(1, Math.round((columns * height) / width))]
}

/**
 * An image // u8 [channels, height, width] // as rows of text that are `columns` wide; a row shows two rows of pixels, each of
 * them the average of those it covers.
 */
export function pictureRows(
  image: Uint8Array,
  shape: ImageShape,
  [columns, rows]: readonly [number, number],
  style: PictureStyle
): string[] {
  const pixels = averages(image, shape, columns, rows)
  const black: Pixel = [0, 0, 0]
  return Array.from({ length: Math.ceil(rows / 2) }, (_, row) => {
    const pairs = Array.from({ length: columns }, (_, x) => {
      const top = pixels[row * 2 * columns + x]!
      return [top, pixels[(row * 2 + 1) * columns + x] ?? black] as const
    })
    return style.kind === 'colours' ? painted(pairs, style.depth) : written(pairs, style.ramp)
  })
}

function written(pairs: readonly (readonly [Pixel, Pixel])[], ramp: string): string {
  return pairs
    .map(([top, bottom]) => {
      const share = (brightness(top) + brightness(bottom)) / 2 / 255
      return ramp[Math.min(ramp.length - 1, Math.floor(share * ramp.length))]
    })
    .join('')
}

function painted(pairs: readonly (readonly [Pixel, Pixel])[], depth: Exclude<ColorDepth, 1>): string {
  let before = ''
  const cells = pairs.map(([top, bottom]) => {
    const codes = `${colorCode(colorOf(top), 'foreground', depth)};${colorCode(colorOf(bottom), 'background', depth)}`
    const change = codes === before ? '' : `\u001b[${codes}m`
    before = codes
    return `${change}▀`
  })
  return `${cells.join('')}\u001b[0m`
}

/** A colour, and the nearest of a terminal's sixteen: four greys, or a hue from the channels that are strong. */
function colorOf(rgb: Pixel): Color {
  const most = Math.max(...rgb)
  const isGrey = most - Math.min(...rgb) < 48
  if (isGrey) return { rgb, basic: ([0, 8, 7, 15] as const)[Math.min(3, Math.floor(most / 64))]! }
  const hue = rgb.reduce((bits, value, i) => bits + (value > most * 0.6 ? 1 << i : 0), 0)
  return { rgb, basic: hue + (most > 170 ? 8 : 0) }
}

/** ITU-R BT.709. */
function brightness([red, green, blue]: Pixel): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function averages(image: Uint8Array, shape: ImageShape, width: number, height: number): Pixel[] {
  const size = shape.width * shape.height
  const planes = Array.from({ length: planesOf(shape) }, (_, plane) =>
    resampled(
      { values: image.subarray(plane * size, (plane + 1) * size), width: shape.width, height: shape.height },
      { width, height }
    )
  )
  return Array.from({ length: width * height }, (_, i) => {
    const [red, green = red, blue = red] = planes.map(plane => Math.round(plane[i]!)) as [number, number?, number?]
    return [red, green, blue] as const
  })
}
