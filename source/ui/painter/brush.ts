import type { Tone } from '../charts/line.js'
import { type Color, cells } from '../palette.js'
import { asciiOnly } from './ascii.js'
import { type ColorDepth, colorCode } from './colors.js'
import { plain, type Style } from './style.js'

/** A character of the screen. */
export interface Cell {
  readonly glyph: string
  readonly style: Style
}

/** What tones, pictures and characters look like on a terminal. */
export interface Brush {
  readonly tones: Readonly<Record<Tone, Style>>
  /** By place behind U+E000, as in `palette.ts`. */
  readonly pictures: readonly Cell[]
  /** The character itself, or its stand-in. */
  glyphOf(character: string): string
}

/** A brush for a terminal that shows colours of a depth; at depth 1 it draws with characters alone. */
export function createBrush(depth: ColorDepth): Brush {
  return { tones: tonesAt(depth), pictures: depth === 1 ? plainPictures : paintedAt(depth), glyphOf: same => same }
}

/** A brush for a terminal that knows ASCII alone: text may stand out, pictures are characters. */
export function createAsciiBrush(depth: ColorDepth): Brush {
  return {
    tones: tonesAt(depth),
    pictures: plainPictures.map(({ glyph, style }) => ({ glyph: asciiOnly(glyph), style })),
    glyphOf: asciiOnly
  }
}

const plainPictures: readonly Cell[] = cells.map(cell => ({ glyph: cell.plain, style: plain }))

function tonesAt(depth: ColorDepth): Brush['tones'] {
  if (depth === 1) return { dim: plain, accent: plain, bold: plain, title: plain }
  return {
    dim: { ...plain, weight: '2' },
    accent: { ...plain, foreground: '36' },
    bold: { ...plain, weight: '1' },
    title: { ...plain, weight: '1', foreground: '36' }
  }
}

function paintedAt(depth: Exclude<ColorDepth, 1>): readonly Cell[] {
  const part = (color: Color | null, ground: 'foreground' | 'background') =>
    color === null ? '' : colorCode(color, ground, depth)
  return cells.map(({ glyph, foreground, background }) => ({
    glyph,
    style: { ...plain, foreground: part(foreground, 'foreground'), background: part(background, 'background') }
  }))
}
