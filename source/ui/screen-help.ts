import type { Binding } from './binding.js'
import { screens } from './view.js'

/** Screens that fit in a sentence. */
const perSentence = 4

/** Sentences about what the number keys show, for where they work. */
export function screenHelp(available: Binding['available']): Binding[] {
  const firsts = screens.map((_, i) => i).filter(i => i % perSentence === 0)
  return firsts.map(first => {
    const some = screens.slice(first, first + perSentence)
    const names = some.map(({ title }, i) => `${first + i + 1} ${title}`)
    const shown = some.length > 1 ? `${first + 1}-${first + some.length}` : String(first + 1)
    return {
      keys: [],
      action: 'show',
      on: 'every',
      shown,
      hint: () => '',
      help: `Show ${names.join(', ')}.`,
      available
    }
  })
}
