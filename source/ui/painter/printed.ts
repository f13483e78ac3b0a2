import type { Brush } from './brush.js'
import { createDrawer, type ScreenRow } from './screen-row.js'
import { plain, styleChange } from './style.js'

/** Rows of text and pictures as they are written to a terminal, or to a file, outside of the dashboard. */
export function printed(rows: readonly string[], brush: Brush): string[] {
  return rows.map(createDrawer(brush)).map(written)
}

/** A row as it is written from its first cell to its last. */
export function written({ cells }: ScreenRow): string {
  let text = ''
  let style = plain
  for (const cell of cells) {
    text += styleChange(style, cell.style) + cell.glyph
    style = cell.style
  }
  return text + styleChange(style, plain)
}
