import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'
import { canLeave, rewindableIn } from '../checkpoints/shown.js'

export type RewindAction = 'rewind' | 'goBack' | 'closeRewind'

const on = 'train'
const isOpen = ({ view }: Situation) => topOf(view) === 'rewind'

/** Going back to an earlier epoch. Its list is moved in as on the Checkpoints screen. */
export const rewindBindings: readonly Binding<RewindAction>[] = [
  {
    keys: ['enter'],
    action: 'goBack',
    on,
    shown: 'enter',
    hint: () => 'go on from there',
    help: '',
    available: situation => isOpen(situation) && rewindableIn(situation) !== undefined
  },
  {
    keys: ['escape', 'b', 'q'],
    action: 'closeRewind',
    on,
    shown: 'esc',
    hint: () => 'cancel',
    help: '',
    available: isOpen
  },
  {
    keys: ['b'],
    action: 'rewind',
    on,
    shown: 'b',
    hint: () => 'rewind',
    help: 'Goes back to an earlier epoch, and on from there as a branch.',
    available: ({ view, run, rows }) =>
      topOf(view) === 'train' && rows > 0 && canLeave(run) && (run.folder !== null || run.ready?.parent != null)
  }
]
