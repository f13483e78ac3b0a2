import { isEven, type Line } from '../charts/line.js'
import type { Brush, Cell } from './brush.js'
import { rowOf } from './row-tokens.js'
import { isSameStyle, plain, restyled, type Style } from './style.js'

/** A row of the screen, drawn, without the empty cells behind it. */
export interface ScreenRow {
  readonly cells: readonly Cell[]
  /** Whether each cell is known to be one column wide, so that its place is its column. */
  readonly isEven: boolean
}

export const blank: Cell = { glyph: ' ', style: plain }
export const emptyRow: ScreenRow = { cells: [], isEven: true }

/** A token with the spaces that Ink put behind it, where the row it stands for has more columns; SGR; a character. */
const pieces = /([\u{f0000}-\u{ffffd}])( *)|\u001b\[([\d;]*)m|./gsu

/** A function that draws a row as Ink writes it: text with SGR sequences, and characters that are pictures or rows. */
export function createDrawer(brush: Brush): (text: string) => ScreenRow {
  const known = new WeakMap<Line, readonly Cell[]>()

  function drawnToken(token: string): readonly Cell[] {
    const line = rowOf(token)
    const cells = known.get(line) ?? drawnLine(line, brush)
    known.set(line, cells)
    return cells
  }

  return text => {
    const cells: Cell[] = []
    let style = plain
    let isNarrow = true
    for (const [character, token, spaces, parameters] of text.matchAll(pieces)) {
      if (token !== undefined) {
        const row = drawnToken(token)
        cells.push(...row)
        for (let i = row.length; i < 1 + spaces!.length; i++) cells.push(blank)
      } else if (parameters !== undefined) style = brush.styleOf(restyled(style, parameters))
      else {
        isNarrow &&= isEven(character)
        cells.push(drawn(character, style, brush))
      }
    }
    const last = cells.findLastIndex(cell => !isEmpty(cell))
    return { cells: cells.slice(0, last + 1), isEven: isNarrow }
  }
}

function drawnLine(line: Line, brush: Brush): readonly Cell[] {
  return line.flatMap(({ text, tone }) => {
    const style = tone ? brush.tones[tone] : plain
    return Array.from(text, character => drawn(character, style, brush))
  })
}

function drawn(character: string, style: Style, brush: Brush): Cell {
  if (character >= '\ue000' && character <= '\uf8ff') return brush.pictures[character.charCodeAt(0) - 0xe000] ?? blank
  return { glyph: brush.glyphOf(character), style }
}

/** Whether a cell is like one that nothing was written to. */
function isEmpty({ glyph, style }: Cell): boolean {
  return glyph === ' ' && isSameStyle(style, plain)
}
