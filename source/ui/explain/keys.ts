import type { Binding } from '../binding.js'
import { isFree } from '../free.js'
import type { Outcome, Situation } from '../situation.js'
import { blocks } from '../theme.js'
import { topOf } from '../view.js'
import { topicsOf } from './topics.js'

export type ExplainAction = 'explain' | 'nextTopic' | 'previousTopic' | 'closeExplain'

const on = 'every'
const isOpen = ({ view }: Situation) => topOf(view) === 'explain'
const count = ({ view, run }: Situation) => topicsOf(view.screen, run, blocks).length

/** The keys while something is being explained. */
export const explainBindings: readonly Binding<ExplainAction>[] = [
  {
    keys: ['right', 'down', 'i', 'enter', 'space'],
    action: 'nextTopic',
    on,
    shown: '→',
    hint: () => 'next',
    help: '',
    available: situation => isOpen(situation) && count(situation) > 1
  },
  {
    keys: ['left', 'up'],
    action: 'previousTopic',
    on,
    shown: '←',
    hint: () => 'previous',
    help: '',
    available: situation => isOpen(situation) && count(situation) > 1
  },
  {
    keys: ['escape', 'q', 'i'],
    action: 'closeExplain',
    on,
    shown: 'esc',
    hint: () => 'back',
    help: '',
    available: isOpen
  }
]

/** The key that explains what is in view, formulas and all. */
export const explainBinding: Binding<ExplainAction> = {
  keys: ['i'],
  action: 'explain',
  on,
  shown: 'i',
  hint: () => 'explain',
  help: 'Explains what is in view, with the formulas in force.',
  available: situation => situation.rows > 0 && isFree(situation) && count(situation) > 0
}

/** What a key does to the explanation. */
export function actOnExplain(action: ExplainAction, situation: Situation): Outcome {
  const { view } = situation
  const page = (explained: number | null): Outcome => ({ view: { ...view, explained }, effects: [] })
  const pages = count(situation)
  switch (action) {
    case 'explain':
      return page(0)
    case 'nextTopic':
      return page(((view.explained ?? -1) + 1) % pages)
    case 'previousTopic':
      return page(((view.explained ?? 1) - 1 + pages) % pages)
    case 'closeExplain':
      return page(null)
  }
}
