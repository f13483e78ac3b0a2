import { countCorrect, forward, outputDelta, type Pass } from './backprop.js'

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
 * Sends the examples at address `places` // u32 [count] through the network, a chunk at a time, yielding between chunks so
 * that a caller can do something else; the return value is the result.
 */
export function* evaluation(pass: Pass, memory: WebAssembly.Memory, places: number, count: number) {
  const { scratch, examples, network } = pass
  const classes = network.sizes.at(-1)!
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  const place = new Uint32Array(memory.buffer, places, count)
  const labels = new Uint8Array(memory.buffer, examples.labels, examples.count)
  const answers = new Uint8Array(memory.buffer, scratch.classes, scratch.rows)
  let cost = 0
  let correct = 0
  for (let done = 0; done < count; done += scratch.rows) {
    const rows = Math.min(scratch.rows, count - done)
    const batch = places + done * 4
    forward(pass, batch, rows)
    correct += countCorrect(pass, batch, rows)
    cost += outputDelta(pass, batch, rows)
    for (let i = 0; i < rows; i++) {
      const row = confusion[labels[place[done + i]!]!]!
      row[answers[i]!]!++
    }
    yield 'evaluated' as const
  }
  const result: Evaluation = { accuracy: count && correct / count, cost: count && cost / count, confusion }
  return result
}
