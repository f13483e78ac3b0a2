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
  /** What a style of Ink's is on this terminal. */
  styleOf(style: Style): Style
  /** The character itself, or its stand-in. */
  glyphOf(character: string): string
}

/** A brush for a terminal that shows colours of a depth; at depth 1 it draws with characters alone. */
export function createBrush(depth: ColorDepth): Brush {
  return {
    tones: tonesAt(depth),
    pictures: depth === 1 ? plainPictures : paintedAt(depth),
    styleOf: stylesAt(depth),
    glyphOf: same => same
  }
}

/** A brush for a terminal that knows ASCII alone: text may stand out, pictures are characters. */
export function createAsciiBrush(depth: ColorDepth): Brush {
  return {
    tones: tonesAt(depth),
    pictures: plainPictures.map(({ glyph, style }) => ({ glyph: asciiOnly(glyph), style })),
    styleOf: stylesAt(depth),
    glyphOf: asciiOnly
  }
}

function stylesAt(depth: ColorDepth): Brush['styleOf'] {
  if (depth === 1) return () => plain
  return style => (style.foreground === cyan ? { ...style, foreground: accentAt(depth) } : style)
}

const plainPictures: readonly Cell[] = cells.map(cell => ({ glyph: cell.plain, style: plain }))

/** What Ink writes for the accent, which it knows as cyan. */
const cyan = '36'
/** Of the sixteen colours the one that can be read on black and on white, whatever exactly a terminal makes of it. */
const magenta = '35'

/**
 * The accent as an SGR parameter: a teal that is read as well on white (4.4 to 1) as on black (4.8 to 1), which the cyan of
 * many terminals is not; where there are but sixteen colours, the terminal's magenta.
 */
export function accentAt(depth: ColorDepth): string {
  return depth <= 4 ? magenta : '38;5;30'
}

function tonesAt(depth: ColorDepth): Brush['tones'] {
  const code = accentAt(depth)
  if (depth === 1) return { dim: plain, accent: plain, bold: plain, title: plain }
  return {
    dim: { ...plain, weight: '2' },
    accent: { ...plain, foreground: code },
    bold: { ...plain, weight: '1' },
    title: { ...plain, weight: '1', foreground: code }
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
