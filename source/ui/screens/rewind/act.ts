import type { Outcome, Situation } from '../../situation.js'
import { noChoice } from '../checkpoints/choice.js'
import { rewindableIn } from '../checkpoints/shown.js'
import type { RewindAction } from './keys.js'

/** What a key does about going back to an earlier epoch. */
export function actOnRewind(action: RewindAction, situation: Situation): Outcome {
  const { view } = situation
  switch (action) {
    case 'rewind':
      return { view: { ...view, rewind: noChoice }, effects: [] }
    case 'closeRewind':
      return { view: { ...view, rewind: null }, effects: [] }
    case 'goBack': {
      const chosen = rewindableIn(situation)
      if (!chosen) return { view, effects: [] }
      const command = { type: 'branch', from: { name: chosen.path, overrides: { recipe: {} } } } as const
      return { view: { ...view, rewind: null }, effects: [{ type: 'send', command }] }
    }
  }
}
