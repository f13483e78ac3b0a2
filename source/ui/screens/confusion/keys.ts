import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'

const actions = [
  'cellUp',
  'cellDown',
  'cellLeft',
  'cellRight',
  'nextImage',
  'previousImage',
  'nextCell',
  'previousCell',
  'changeMatrixSet',
  'openImage'
] as const
export type ConfusionAction = (typeof actions)[number]

export function isConfusionAction(action: string): action is ConfusionAction {
  return (actions as readonly string[]).includes(action)
}

const on = 'confusion'
const isHere = ({ view, run }: Situation) => topOf(view) === 'confusion' && run.ready !== null
const hasImages = (situation: Situation) => isHere(situation) && situation.view.confusion.shown.names.length > 0
const nothing = () => ''

export const confusionBindings: readonly Binding<ConfusionAction>[] = [
  {
    keys: ['up'],
    action: 'cellUp',
    on,
    shown: '↑↓←→',
    hint: () => 'cell',
    help: 'Choose a cell: what images are, and what was said.',
    available: isHere
  },
  { keys: ['down'], action: 'cellDown', on, shown: '↓', hint: nothing, help: '', available: isHere },
  { keys: ['left'], action: 'cellLeft', on, shown: '←', hint: nothing, help: '', available: isHere },
  { keys: ['right'], action: 'cellRight', on, shown: '→', hint: nothing, help: '', available: isHere },
  {
    keys: ['n'],
    action: 'nextImage',
    on,
    shown: 'n p',
    hint: () => 'image',
    help: 'The next of the images that fell there, and the one before.',
    available: hasImages
  },
  { keys: ['p'], action: 'previousImage', on, shown: 'p', hint: nothing, help: '', available: hasImages },
  {
    keys: ['enter'],
    action: 'openImage',
    on,
    shown: 'enter',
    hint: () => 'open',
    help: 'Opens the image on the Example screen.',
    available: hasImages
  },
  {
    keys: ['m'],
    action: 'nextCell',
    on,
    shown: 'm',
    hint: () => 'mistakes',
    help: 'The mistakes, the most frequent first; M goes back.',
    available: isHere
  },
  { keys: ['M'], action: 'previousCell', on, shown: 'M', hint: nothing, help: '', available: isHere },
  {
    keys: ['d'],
    action: 'changeMatrixSet',
    on,
    shown: 'd',
    hint: () => 'set',
    help: 'Held-out, training or test images.',
    available: isHere
  }
]
