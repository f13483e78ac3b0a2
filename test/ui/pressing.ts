import { act } from '../../source/ui/act.js'
import { actionOf } from '../../source/ui/keymap.js'
import type { Effect, Situation } from '../../source/ui/situation.js'
import type { View } from '../../source/ui/view.js'

/** What keys bring about, pressed one after another while nothing else happens; a key that does nothing is named. */
export function pressed(situation: Situation, ...keys: readonly string[]) {
  let { view }: { view: View } = situation
  const effects: Effect[] = []
  const idle: string[] = []
  for (const key of keys) {
    const now = { ...situation, view }
    const action = actionOf(key, now)
    if (action === undefined) {
      idle.push(key)
      continue
    }
    const outcome = act(action, key, now)
    view = outcome.view
    effects.push(...outcome.effects)
  }
  return { view, effects, idle }
}
