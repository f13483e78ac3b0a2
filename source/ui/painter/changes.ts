import type { Cell } from './brush.js'
import { blank, emptyRow, type ScreenRow } from './screen-row.js'
import { isSameStyle, plain, styleChange } from './style.js'

/**
 * What to write to a terminal that shows the rows `before` so that it shows `after`, from its upper left corner on: the
 * cells that differ and nothing else. Leaves the terminal's own colours behind, and the cursor anywhere.
 */
export function changes(before: readonly ScreenRow[], after: readonly ScreenRow[]): string {
  let written = ''
  let style = plain
  /** Where the cursor is, as far as that is known. */
  let cursor = { row: -1, column: 0 }

  function moveTo(row: number, column: number): void {
    if (cursor.row !== row || cursor.column > column) written += `\u001b[${row + 1};${column + 1}H`
    else if (cursor.column === column - 1) written += '\u001b[C'
    else if (cursor.column < column) written += `\u001b[${column - cursor.column}C`
    cursor = { row, column }
  }

  function put({ glyph, style: next }: Cell): void {
    written += styleChange(style, next) + glyph
    style = next
    cursor.column++
  }

  function eraseRest(): void {
    written += `${styleChange(style, plain)}\u001b[K`
    style = plain
  }

  const changed: Place[] = []
  for (let row = 0; row < Math.max(before.length, after.length); row++) {
    const [old, next] = [before[row] ?? emptyRow, after[row] ?? emptyRow]
    if (old === next) continue
    if (old.isEven && next.isEven) {
      next.cells.forEach((cell, column) => {
        if (!isSame(old.cells[column] ?? blank, cell)) changed.push({ row, column, cell })
      })
      if (old.cells.length > next.cells.length) {
        moveTo(row, next.cells.length)
        eraseRest()
      }
    } else {
      // Nobody knows which column a cell is in: all of the row is drawn anew, and the terminal cuts it off.
      moveTo(row, 0)
      eraseRest()
      written += '\u001b[?7l'
      next.cells.forEach(put)
      written += '\u001b[?7h'
      cursor = { row: -1, column: 0 }
    }
  }
  for (const { row, column, cell } of changed.sort(byColors)) {
    moveTo(row, column)
    put(cell)
  }
  return written + styleChange(style, plain)
}

interface Place {
  readonly row: number
  readonly column: number
  readonly cell: Cell
}

/** To name a colour takes up to 17 bytes, to go elsewhere 8: cells on the same colour are drawn one behind the other. */
function byColors({ cell: { style: one } }: Place, { cell: { style: other } }: Place): number {
  const isText = one.background === '' && other.background === ''
  return isText ? 0 : compare(one.background, other.background) || compare(one.foreground, other.foreground)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function isSame(one: Cell, other: Cell): boolean {
  return one === other || (one.glyph === other.glyph && isSameStyle(one.style, other.style))
}
