import { viewExamples } from '../../engine/examples.js'
import type { Run } from '../run.js'
import { benchRows, heldStill, sendForward } from './bench.js'
import type { ExampleName } from './examples.js'

/** To find the example behind another, or before it, that the network takes for something else. */
export interface MistakeRequest {
  readonly kind: 'mistake'
  readonly from: ExampleName
  readonly direction: 'next' | 'previous'
}

export interface MistakeAnswer {
  readonly kind: 'mistake'
  /** Where in the same set it is; null when there is none but, perhaps, the one that was begun with. */
  readonly at: number | null
}

/** Goes round the set until it finds one, yielding between bench-fulls. */
export function* findMistake(run: Run, { from, direction }: MistakeRequest): Generator<void, MistakeAnswer> {
  const bench = heldStill(run.bench, 'mistake')
  const { arena, pass } = bench
  const places = run.split[from.set]
  const { labels } = viewExamples(arena.memory, pass.examples)
  const classes = new Uint8Array(arena.memory.buffer, pass.scratch.classes, benchRows)
  const count = places.length
  const by = direction === 'next' ? 1 : -1
  for (let done = 1; done < count; done += benchRows) {
    const ats = Array.from({ length: Math.min(benchRows, count - done) }, (_, i) => {
      return (((from.at + by * (done + i)) % count) + count) % count
    })
    sendForward(
      bench,
      ats.map(at => places[at]!)
    )
    const found = ats.find((at, row) => classes[row] !== labels[places[at]!])
    if (found !== undefined) return { kind: 'mistake', at: found }
    yield
  }
  return { kind: 'mistake', at: null }
}
