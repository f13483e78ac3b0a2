import { mistakes } from '../../charts/confusion-matrix.js'
import type { Outcome, Situation } from '../../situation.js'
import { shown } from '../example/act.js'
import { setsOf } from '../example/state.js'
import type { ConfusionAction } from './keys.js'
import { type Cell, type ConfusionState, cellOf, setOf } from './state.js'

/** What a key of the Confusion screen brings about; there is a run. */
export function actOnConfusion(action: ConfusionAction, situation: Situation): Outcome {
  const { view, run } = situation
  const state = view.confusion
  const ready = run.ready!
  const { actual, answered } = cellOf(state, run)
  switch (action) {
    case 'cellUp':
      return moved(situation, { actual: actual - 1, answered })
    case 'cellDown':
      return moved(situation, { actual: actual + 1, answered })
    case 'cellLeft':
      return moved(situation, { actual, answered: answered - 1 })
    case 'cellRight':
      return moved(situation, { actual, answered: answered + 1 })
    case 'nextImage':
      return seen(situation, { at: Math.min(state.at + 1, Math.max(0, state.shown.count - 1)) })
    case 'previousImage':
      return seen(situation, { at: Math.max(0, state.at - 1) })
    case 'nextCell':
      return mistaken(situation, 1)
    case 'previousCell':
      return mistaken(situation, -1)
    case 'changeMatrixSet': {
      const all = setsOf(ready)
      const set = all[(all.indexOf(setOf(state, ready)) + 1) % all.length]!
      return seen(situation, { set, at: 0 })
    }
    case 'openImage': {
      const { from, names } = state.shown
      const name = names[state.at - from] ?? names[0]!
      const opened = shown(view, name)
      // A new look: from the output, at the neuron of which it wants most.
      const example = { ...opened.example, back: 0, neuron: null, isByHand: false, isOpened: true }
      return { view: { ...opened, screen: 'example', example }, effects: [] }
    }
  }
}

/** The mistake behind or before the chosen one, in the order of how frequent they are; from no mistake, the first. */
function mistaken(situation: Situation, by: number): Outcome {
  const { view, run } = situation
  const { confusion } = view.confusion
  const all = mistakes(confusion.length > 0 ? confusion : run.confusion)
  if (all.length === 0) return { view, effects: [] }
  const { actual, answered } = cellOf(view.confusion, run)
  const at = all.findIndex(mistake => mistake.actual === actual && mistake.answered === answered)
  const next = all[at < 0 ? 0 : (at + by + all.length) % all.length]!
  return moved(situation, { actual: next.actual, answered: next.answered })
}

function moved(situation: Situation, { actual, answered }: Cell): Outcome {
  const last = situation.run.ready!.data.classes.length - 1
  const within = (at: number) => Math.max(0, Math.min(last, at))
  return seen(situation, { cell: { actual: within(actual), answered: within(answered) }, at: 0 })
}

function seen({ view }: Situation, changed: Partial<ConfusionState>): Outcome {
  return { view: { ...view, confusion: { ...view.confusion, ...changed } }, effects: [] }
}
