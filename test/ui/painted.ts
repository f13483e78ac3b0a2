import { type Brush, createAsciiBrush, createBrush } from '../../source/ui/painter/brush.js'
import type { ColorDepth } from '../../source/ui/painter/colors.js'
import { createDrawer, type ScreenRow } from '../../source/ui/painter/screen-row.js'
import { plain, styleChange } from '../../source/ui/painter/style.js'

/** A frame of Ink's as the cells that a brush makes of it. */
export function drawnBy(frame: string, brush: Brush): ScreenRow[] {
  return frame.split('\n').map(createDrawer(brush))
}

/** A frame of Ink's as rows of text for a terminal of a colour depth, SGR sequences and all. */
export function paintedAt(frame: string, depth: ColorDepth): string[] {
  return drawnBy(frame, createBrush(depth)).map(written)
}

/** A frame of Ink's as rows of characters, pictures as plain text, up to the last that has a style. */
export function textOf(frame: string): string[] {
  const draw = createDrawer({ ...createBrush(1), tones: createBrush(24).tones })
  return frame.split('\n').map(row =>
    draw(row)
      .cells.map(({ glyph }) => glyph)
      .join('')
  )
}

/** A frame of Ink's as rows of ASCII, without styles. */
export function asciiOf(frame: string): string[] {
  const draw = createDrawer(createAsciiBrush(1))
  return frame.split('\n').map(row =>
    draw(row)
      .cells.map(({ glyph }) => glyph)
      .join('')
  )
}

/** A row as it would be written from its first cell to its last. */
export function written({ cells }: ScreenRow): string {
  let text = ''
  let style = plain
  for (const cell of cells) {
    text += styleChange(style, cell.style) + cell.glyph
    style = cell.style
  }
  return text + styleChange(style, plain)
}
