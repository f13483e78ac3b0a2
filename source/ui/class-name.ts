import { isEven } from './charts/line.js'
import { visible } from './visible.js'

/** A class's name made safe, and cut off with an ellipsis where it would take more than so many columns. */
export function className(name: string, columns: number): string {
  const shown = visible(name)
  if (columnsOf(shown) <= columns) return shown
  return columns < 1 ? '' : `${cut(shown, columns - 1)}…`
}

/** As much of a text from its start as fits into so many columns. */
export function cut(text: string, columns: number): string {
  let kept = ''
  let room = columns
  for (const character of text) {
    room -= columnsOf(character)
    if (room < 0) break
    kept += character
  }
  return kept
}

/** A text at the right end of so many columns; one that takes more stays as it is. */
export function padLeft(text: string, columns: number): string {
  return `${' '.repeat(Math.max(0, columns - columnsOf(text)))}${text}`
}

/** A text at the left end of so many columns; one that takes more stays as it is. */
export function padRight(text: string, columns: number): string {
  return `${text}${' '.repeat(Math.max(0, columns - columnsOf(text)))}`
}

/** Columns of a text; a character of which that is not known, such as a Chinese one, takes two. */
export function columnsOf(text: string): number {
  if (isEven(text)) return text.length
  return [...text].reduce((sum, character) => sum + (isEven(character) ? 1 : 2), 0)
}
