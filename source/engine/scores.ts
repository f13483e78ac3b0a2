import type { Evaluation } from './evaluate.js'

/** How well a class is told from the others; a share of nothing is not a number. */
export interface ClassScore {
  /** Of the images that were said to be of the class, the share that are. */
  readonly precision: number
  /** Of the images of the class, the share that were said to be. */
  readonly recall: number
  /** The harmonic mean of the two: 2PR / (P + R), or 2·right / (answered + actual) (van Rijsbergen 1979). */
  readonly f1: number
}

/** The scores of every class, from confusion[actual][answered]. */
export function classScores(confusion: Evaluation['confusion']): ClassScore[] {
  return confusion.map((row, j) => {
    const right = row[j]!
    const actual = row.reduce((sum, count) => sum + count, 0)
    const answered = confusion.reduce((sum, other) => sum + other[j]!, 0)
    return { precision: right / answered, recall: right / actual, f1: (2 * right) / (answered + actual) }
  })
}
