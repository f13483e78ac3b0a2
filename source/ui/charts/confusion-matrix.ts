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
  const side = Math.min(8, Math.max(...classes.map(name => [...name].length)))
  const cell = Math.min(5, Math.floor((width - side - 1) / classes.length))
  if (cell < 2 || height < classes.length + 1) return null
  const heading = classes.map(name => `${name.slice(0, cell - 1).padStart(cell - 1)} `).join('')
  const lines: Line[] = [[{ text: `${' '.repeat(side + 1)}${heading}`, tone: 'dim' }]]
  confusion.forEach((row, actual) => {
    const total = row.reduce((sum, count) => sum + count, 0)
    const cells = row.map(count => (count === 0 ? ' '.repeat(cell) : inscribed(count, total, cell)))
    lines.push([{ text: `${classes[actual]!.slice(0, side).padStart(side)} `, tone: 'dim' }, { text: cells.join('') }])
  })
  return lines
}

/** A count on its colour; one that is too long for its cell is left to the colour. */
function inscribed(count: number, total: number, width: number): string {
  const text = String(count)
  const shown = text.length < width ? `${text} `.padStart(width) : text.length === width ? text : ''
  return onMagnitude(shown.padStart(width), magnitudeLevel(Math.cbrt(count / total)))
}
