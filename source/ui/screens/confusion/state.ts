import type { ExampleName } from '../../../trainer/inspect/examples.js'
import type { Ready } from '../../../trainer/protocol.js'
import { type Mistake, mistakes } from '../../charts/confusion-matrix.js'
import type { RunState } from '../../store.js'
import { setIn } from '../example/state.js'

/** What the person looks at on the Confusion screen. */
export interface ConfusionState {
  readonly set: ExampleName['set']
  /** The cell; null until one is chosen: it is the most frequent mistake then. */
  readonly cell: Cell | null
  /** Which of its images, the worst first. */
  readonly at: number
  /** The images that are on the screen, and how many there are in the cell. */
  readonly shown: { readonly from: number; readonly names: readonly ExampleName[]; readonly count: number }
  /** confusion[actual][answered], as it is on the screen; empty before the first answer. */
  readonly confusion: readonly (readonly number[])[]
}

export type Cell = Pick<Mistake, 'actual' | 'answered'>

export const initialConfusion: ConfusionState = {
  set: 'validation',
  cell: null,
  at: 0,
  shown: { from: 0, names: [], count: 0 },
  confusion: []
}

/** The set that is looked at, in a run that may not have it. */
export function setOf({ set }: ConfusionState, ready: Ready): ExampleName['set'] {
  return setIn(set, ready)
}

/** The cell that is looked at, in a run that may have fewer classes. */
export function cellOf({ cell, confusion }: ConfusionState, run: RunState): Cell {
  const last = (run.ready?.data.classes.length ?? 1) - 1
  const worst = mistakes(confusion.length > 0 ? confusion : run.confusion)[0]
  const { actual, answered } = cell ?? worst ?? { actual: 0, answered: 0 }
  return { actual: Math.min(actual, last), answered: Math.min(answered, last) }
}
