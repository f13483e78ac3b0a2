import { type Arena, numbersAt } from './arena.js'
import type { Pass } from './backprop.js'

/** What some examples cost, added up, and how many of them got their own class as the answer. */
export interface Tally {
  cost: number
  correct: number
}

/** What a pass has left in scratch of each example, its cost, answer and gradient's bound, and the classes they should have been. */
export interface Answers {
  readonly costs: Float32Array | Float64Array // [rows]
  readonly bounds: Float32Array | Float64Array // [rows]
  readonly classes: Uint8Array // [rows]
  readonly labels: Uint8Array // [examples]
  /** All of memory, to find places in. */
  readonly places: Uint32Array
}

/** Views into what passes leave in scratch. The arena must not grow afterwards. */
export function answersOf(arena: Arena, { scratch, examples }: Pick<Pass, 'scratch' | 'examples'>): Answers {
  const { buffer } = arena.memory
  return {
    costs: numbersAt(arena, scratch.costs, scratch.rows),
    bounds: numbersAt(arena, scratch.bounds, scratch.rows),
    classes: new Uint8Array(buffer, scratch.classes, scratch.rows),
    labels: new Uint8Array(buffer, examples.labels, examples.count),
    places: new Uint32Array(buffer)
  }
}

/** Adds up the examples that were just sent forward, in order, so that it is the same sum however many threads sent them. */
export function tally({ costs, classes, labels, places }: Answers, batch: number, rows: number, into: Tally): void {
  for (let row = 0, place = batch / 4; row < rows; row++, place++) {
    into.cost += costs[row]!
    if (classes[row] === labels[places[place]!]) into.correct++
  }
}
