import type { Arena } from './arena.js'
import type { Pass } from './backprop.js'

/** What some examples cost, added up, and how many of them got their own class as the answer. */
export interface Tally {
  cost: number
  correct: number
}

/** What a pass has left in scratch of the examples, and the classes they should have been. */
export interface Answers extends Pick<Pass, 'kernels' | 'scratch' | 'examples'> {
  readonly classes: Uint8Array // [rows]
  readonly labels: Uint8Array // [examples]
  /** All of memory, to find places in. */
  readonly places: Uint32Array
  readonly sums: Float64Array // [2]
}

/** Views into what passes leave in scratch. Whatever they show must have its place by then. */
export function answersOf(
  arena: Arena,
  { kernels, scratch, examples }: Pick<Pass, 'kernels' | 'scratch' | 'examples'>
) {
  const { buffer } = arena.memory
  return {
    kernels,
    scratch,
    examples,
    classes: new Uint8Array(buffer, scratch.classes, scratch.rows),
    labels: new Uint8Array(buffer, examples.labels, examples.count),
    places: new Uint32Array(buffer),
    sums: new Float64Array(buffer, scratch.sums, 2)
  } satisfies Answers
}

/** Adds up the examples that were just sent forward. */
export function tally({ kernels, scratch, examples, sums }: Answers, batch: number, rows: number, into: Tally): void {
  sums[0] = into.cost
  sums[1] = into.correct
  kernels.tally(batch, examples.labels, scratch.classes, scratch.costs, rows, scratch.sums)
  into.cost = sums[0]
  into.correct = sums[1]
}
