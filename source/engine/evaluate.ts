import type { Job } from './descent.js'
import { type Answers, tally } from './tally.js'

/** How well a network answers for some examples. */
export interface Evaluation {
  /** Share of right answers, 0 to 1. */
  readonly accuracy: number
  /** Average cost of an example. */
  readonly cost: number
  /** confusion[actual][answered]: how many examples of a class got which answer. */
  readonly confusion: readonly (readonly number[])[]
}

/**
 * Has the examples at address `batch` // u32 [count] answered, as many at a time as `answers` has room for, yielding in
 * between so that a caller can do something else; the return value is the result for `classCount` classes.
 */
export function* evaluation(
  perform: (job: Job) => void,
  answers: Answers,
  batch: number,
  count: number,
  classCount: number
): Generator<'evaluated', Evaluation> {
  const { scratch, classes, labels, places } = answers
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0))
  const sums = { cost: 0, correct: 0 }
  for (let done = 0; done < count; done += scratch.rows) {
    const rows = Math.min(scratch.rows, count - done)
    const address = batch + done * 4
    perform({ kind: 'answer', batch: address, rows })
    tally(answers, address, rows, sums)
    for (let row = 0; row < rows; row++) confusion[labels[places[address / 4 + row]!]!]![classes[row]!]!++
    yield 'evaluated'
  }
  return { accuracy: count && sums.correct / count, cost: count && sums.cost / count, confusion }
}
