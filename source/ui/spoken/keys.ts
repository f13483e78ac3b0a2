import type { Action } from '../keymap.js'
import { bindings } from '../keymap.js'
import type { Situation } from '../situation.js'
import { screens } from '../view.js'
import { enumerated } from './words.js'

/** What changes a picture, and so nothing that is spoken. */
const silent: ReadonlySet<Action> = new Set(['toggleLog', 'toggleSpan', 'smooth', 'stepExample', 'compare', 'order'])

/** Whether an action is of use to who listens. */
export function isSpoken(action: Action): boolean {
  return !silent.has(action)
}

/** The keys that work here and now, a sentence each. */
export function keysSentences(situation: Situation): readonly string[] {
  const told = bindings.filter(
    ({ action, help, available }) =>
      help !== '' && isSpoken(action) && action !== 'show' && action !== 'toggleHelp' && available(situation)
  )
  const numbers = enumerated(screens.map(({ title }, i) => `${i + 1} ${title}`))
  const isShown = bindings.some(({ action, available }) => action === 'show' && available(situation))
  return [
    ...told.map(({ shown, help }) => `${spokenKey(shown)}: ${spelled(help)}`),
    ...(isShown ? [`A number reads what there is to know now: ${numbers}.`] : [])
  ]
}

const keyNames: Readonly<Record<string, string>> = {
  '↑↓': 'up and down arrow',
  '↑ ↓': 'up and down arrow',
  '→': 'right arrow',
  '[ ]': 'left and right square bracket',
  '/': 'slash',
  '?': 'question mark',
  '.': 'full stop',
  esc: 'escape'
}

/** A key as it is said. */
export function spokenKey(shown: string): string {
  const name = keyNames[shown] ?? shown
  return /^[A-Z]$/.test(name) ? `capital ${name}` : name
}

const spellings: Readonly<Record<string, string>> = {
  η: 'the learning rate',
  '×': 'times',
  '‖∇C‖': 'the gradient',
  '→': 'right arrow',
  '←': 'left arrow',
  '↑': 'up arrow',
  '↓': 'down arrow'
}

/** Text of the dashboard's without the signs that screen readers pass over. */
export function spelled(text: string): string {
  return text.replace(/‖∇C‖|[η×→←↑↓]/g, sign => spellings[sign]!)
}
