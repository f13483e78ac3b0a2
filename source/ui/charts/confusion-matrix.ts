import { columnsOf, cut, padLeft } from '../class-name.js'
import { magnitudeLevel, onMagnitude } from '../palette.js'
import type { Line } from './line.js'

export interface ConfusionMatrix {
  /** confusion[actual][answered] */
  readonly confusion: readonly (readonly number[])[]
  readonly classes: readonly string[]
  readonly width: number
  readonly height: number
}

/** Images of one class that were taken for another. */
export interface Mistake {
  readonly actual: number
  readonly answered: number
  readonly count: number
}

/** Every mistake that was made, the most frequent first. */
export function mistakes(confusion: ConfusionMatrix['confusion']): Mistake[] {
  return confusion
    .flatMap((row, actual) => row.map((count, answered) => ({ actual, answered, count })))
    .filter(({ actual, answered, count }) => actual !== answered && count > 0)
    .sort((one, other) => other.count - one.count)
}

/**
 * The matrix as rows of text: what an image is down the side, what the network said along the top. The colour is the cube
 * root of the share of the row, so that a mistake in a hundred can still be told from none. Null where it does not fit.
 */
export function confusionMatrix({ confusion, classes, width, height }: ConfusionMatrix): Line[] | null {
  const side = Math.min(8, Math.max(...classes.map(columnsOf)))
  const cell = Math.min(widestCell, Math.floor((width - side - 1) / classes.length))
  const rows = Math.min(tallestCell, Math.floor((height - 1) / classes.length))
  if (cell < 2 || rows < 1) return null
  // The number stands at the right of its cell, with a column behind it where there is one to spare.
  const margin = cell > 5 ? 2 : 1
  const labels = shortNames(classes, cell - margin)
  const heading = labels.heads.map(name => `${padLeft(name, cell - margin)}${' '.repeat(margin)}`).join('')
  const lines: Line[] = [[{ text: `${' '.repeat(side + 1)}${heading}`, tone: 'dim' }]]
  confusion.forEach((row, actual) => {
    const total = row.reduce((sum, count) => sum + count, 0)
    const label = `${padLeft(cut(labels.sides[actual]!, side), side)} `
    for (let r = 0; r < rows; r++) {
      const isNumbered = r === Math.floor((rows - 1) / 2)
      const cells = row.map(count => drawnCell(count, total, cell, isNumbered ? margin : null))
      lines.push([{ text: isNumbered ? label : ' '.repeat(side + 1), tone: 'dim' }, { text: cells.join('') }])
    }
  })
  return lines
}

/**
 * Names for the columns, as far as they fit, and for the rows. Where that makes two columns the same, as of “left hand” and
 * “left foot”, columns have numbers, and rows say which name has which.
 */
function shortNames(
  classes: readonly string[],
  columns: number
): { heads: readonly string[]; sides: readonly string[] } {
  const heads = classes.map(name => cut(name, columns))
  const isClear = new Set(heads).size === heads.length
  const numbers = classes.map((_, i) => String(i))
  if (isClear || numbers.at(-1)!.length > columns) return { heads, sides: classes }
  return { heads: numbers, sides: classes.map((name, i) => `${i} ${name}`) }
}

/** Beyond this a matrix only gets coarser. */
const widestCell = 8
const tallestCell = 3

/** A cell on its colour, with its count where `margin` says how far from the right; one that is too long in thousands. */
export function drawnCell(count: number, total: number, width: number, margin: number | null): string {
  if (count === 0) return ' '.repeat(width)
  const whole = margin === null ? '' : String(count)
  const text = whole.length <= width ? whole : `${Math.round(count / 1000)}k`
  const spare = text.length + (margin ?? 0) <= width ? (margin ?? 0) : 0
  const shown = text.length <= width ? text.padStart(width - spare).padEnd(width) : ' '.repeat(width)
  return onMagnitude(shown, magnitudeLevel(Math.cbrt(count / total)))
}
