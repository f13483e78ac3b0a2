import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'
import { canLeave, chosenIn, usableIn } from './shown.js'
import { textOf } from './state.js'

export type CheckpointsAction =
  | 'chooseUp'
  | 'chooseDown'
  | 'pageUp'
  | 'pageDown'
  | 'chooseFirst'
  | 'chooseLast'
  | 'look'
  | 'leave'
  | 'filter'
  | 'order'
  | 'compare'
  | 'resumeFrom'
  | 'branchFrom'
  | 'delete'
  | 'export'
  | 'type'
  | 'erase'
  | 'enter'
  | 'cancel'
  | 'confirmDelete'
  | 'exportTo'

const isHere = ({ view }: Situation) => topOf(view) === 'checkpoints' && view.checkpoints.prompt === null
const isPrompt = ({ view }: Situation) => topOf(view) === 'checkpoints' && view.checkpoints.prompt !== null
const isWriting = (situation: Situation) => isPrompt(situation) && textOf(situation.view.checkpoints) !== null
const asks = (type: 'delete' | 'export') => (situation: Situation) =>
  isPrompt(situation) && situation.view.checkpoints.prompt?.type === type
/** Whether there is a list to choose from: that of the screen, or the epochs to go back to. */
const isList = (situation: Situation) => isHere(situation) || topOf(situation.view) === 'rewind'
const isListSeen = (situation: Situation) => isHere(situation) && !situation.view.checkpoints.isLookedInto
const isChosen = (situation: Situation) => isHere(situation) && chosenIn(situation) !== undefined
const isUsable = (situation: Situation) => isHere(situation) && usableIn(situation) !== undefined
const canGoOn = (situation: Situation) => isUsable(situation) && canLeave(situation.run)

const on = 'checkpoints'
const nothing = () => ''

/** The keys of a prompt come first, because what is being written takes every character. */
export const checkpointsBindings: readonly Binding<CheckpointsAction>[] = [
  { keys: ['y'], action: 'confirmDelete', on, shown: 'y', hint: () => 'delete', help: '', available: asks('delete') },
  {
    keys: ['o', 'n', 's', 'p'],
    action: 'exportTo',
    on,
    shown: 'o n s p',
    hint: () => 'choose',
    help: '',
    available: asks('export')
  },
  { keys: ['enter'], action: 'enter', on, shown: 'enter', hint: enterHint, help: '', available: isWriting },
  { keys: ['escape'], action: 'cancel', on, shown: 'esc', hint: cancelHint, help: '', available: isPrompt },
  { keys: ['backspace'], action: 'erase', on, shown: 'backspace', hint: nothing, help: '', available: isWriting },
  { keys: ['text'], action: 'type', on, shown: '', hint: nothing, help: '', available: isWriting },
  {
    keys: ['up'],
    action: 'chooseUp',
    on,
    shown: '↑ ↓',
    hint: nothing,
    help: 'Choose another; page keys, home and end go further.',
    available: isList
  },
  { keys: ['down'], action: 'chooseDown', on, shown: '↓', hint: nothing, help: '', available: isList },
  { keys: ['pageup'], action: 'pageUp', on, shown: 'pgup', hint: nothing, help: '', available: isList },
  { keys: ['pagedown'], action: 'pageDown', on, shown: 'pgdn', hint: nothing, help: '', available: isList },
  { keys: ['home'], action: 'chooseFirst', on, shown: 'home', hint: nothing, help: '', available: isList },
  { keys: ['end'], action: 'chooseLast', on, shown: 'end', hint: nothing, help: '', available: isList },
  {
    keys: ['enter'],
    action: 'look',
    on,
    shown: 'enter',
    hint: () => 'look',
    help: 'Looks into it: cost, confusion, settings.',
    available: situation => isChosen(situation) && isListSeen(situation)
  },
  {
    keys: ['r'],
    action: 'resumeFrom',
    on,
    shown: 'r',
    hint: () => 'resume',
    help: 'Saves and ends the present run, and goes on from this one.',
    available: canGoOn
  },
  {
    keys: ['l'],
    action: 'branchFrom',
    on,
    shown: 'l',
    hint: () => 'branch',
    help: 'The same as a new run, with another learning rate.',
    available: canGoOn
  },
  {
    keys: ['c'],
    action: 'compare',
    on,
    shown: 'c',
    hint: situation => (situation.view.checkpoints.marked === chosenIn(situation)?.path ? 'unmark' : 'compare'),
    help: 'Marks it, to be compared with those chosen after it.',
    available: isUsable
  },
  {
    keys: ['/'],
    action: 'filter',
    on,
    shown: '/',
    hint: () => 'filter',
    help: 'Shows only what holds the words: a run, epoch-0003, relu.',
    available: isListSeen
  },
  {
    keys: ['o'],
    action: 'order',
    on,
    shown: 'o',
    hint: () => 'order',
    help: 'Orders by run, held-out accuracy, cost, age, or size.',
    available: isListSeen
  },
  {
    keys: ['d'],
    action: 'delete',
    on,
    shown: 'd',
    hint: () => 'delete',
    help: 'Deletes it, after asking.',
    available: isChosen
  },
  {
    keys: ['e'],
    action: 'export',
    on,
    shown: 'e',
    hint: () => 'export',
    help: 'Writes it for ONNX, NumPy, safetensors or PyTorch.',
    available: isUsable
  },
  {
    keys: ['escape'],
    action: 'leave',
    on,
    shown: 'esc',
    hint: () => 'back',
    help: 'Goes back: to the list, to all of it, to the Train screen.',
    available: isHere
  }
]

function enterHint({ view }: Situation): string {
  return view.checkpoints.prompt?.type === 'filter' ? 'done' : 'go on'
}

function cancelHint({ view }: Situation): string {
  switch (view.checkpoints.prompt?.type) {
    case 'filter':
      return 'show all'
    case 'delete':
      return 'keep it'
    default:
      return 'cancel'
  }
}
