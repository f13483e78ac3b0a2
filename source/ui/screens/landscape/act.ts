import type { Outcome, Situation } from '../../situation.js'
import { comparableRuns } from './comparable.js'
import type { LandscapeAction } from './keys.js'
import type { LandscapeView } from './state.js'

/** What a key of the Landscape screen brings about. */
export function actOnLandscape(action: LandscapeAction, { view, list, run }: Situation): Outcome {
  const { directions, scale, other, time } = view.landscape
  const seen = (changed: Partial<LandscapeView>): Outcome => ({
    view: { ...view, landscape: { ...view.landscape, ...changed } },
    effects: []
  })
  switch (action) {
    case 'surveyAgain':
      return seen({ time: time + 1 })
    case 'switchDirections':
      return seen({ directions: directions === 'path' ? 'random' : 'path' })
    case 'switchScale':
      return seen({ scale: scale === 'log' ? 'linear' : 'log' })
    case 'nextOther': {
      const runs = comparableRuns(list, run)
      // Behind the last comes none.
      return seen({ other: (other === null ? runs[0] : runs[runs.indexOf(other) + 1]) ?? null })
    }
  }
}
