import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'

const drawActions = [
  'penUp',
  'penDown',
  'penLeft',
  'penRight',
  'togglePen',
  'toggleTool',
  'thicker',
  'thinner',
  'undo',
  'redo',
  'clear',
  'fillWithNoise',
  'shufflePixels',
  'takeTest',
  'toggleFraming',
  'label',
  'typeLabel',
  'eraseLabel',
  'enterLabel',
  'cancelLabel',
  'leavePad'
] as const
export type DrawAction = (typeof drawActions)[number]

export function isDrawAction(action: string): action is DrawAction {
  return drawActions.some(one => one === action)
}

const isOnTop = ({ view }: Situation) => topOf(view) === 'draw'
const isLabelling = (situation: Situation) => isOnTop(situation) && situation.view.draw.label !== null
/** The pad is open, and the size of its picture is known. */
const isHere = (situation: Situation) =>
  isOnTop(situation) && situation.view.draw.label === null && situation.run.ready !== null
const isBlank = ({ view }: Situation) => !view.draw.canvas?.pixels.some(pixel => pixel > 0)
const isFittable = (situation: Situation) => isHere(situation) && situation.run.ready!.data.isInMnistForm
const hasTest = (situation: Situation) => isHere(situation) && situation.run.ready!.data.test > 0

const on = 'draw'
const nothing = () => ''

/** The keys of the label come first, because it takes every character. */
export const drawBindings: readonly Binding<DrawAction | 'togglePause'>[] = [
  { keys: ['enter'], action: 'enterLabel', on, shown: 'enter', hint: () => 'keep', help: '', available: isLabelling },
  { keys: ['escape'], action: 'cancelLabel', on, shown: 'esc', hint: () => 'cancel', help: '', available: isLabelling },
  { keys: ['backspace'], action: 'eraseLabel', on, shown: '', hint: nothing, help: '', available: isLabelling },
  { keys: ['text'], action: 'typeLabel', on, shown: '', hint: nothing, help: '', available: isLabelling },
  {
    keys: [],
    action: 'togglePen',
    on,
    shown: 'mouse',
    hint: situation => (isBlank(situation) ? 'draw' : ''),
    help: 'The left button draws, the right one erases.',
    available: isHere
  },
  {
    keys: ['up'],
    action: 'penUp',
    on,
    shown: '↑↓←→',
    hint: nothing,
    help: 'Move the pen; space puts it down, and lifts it.',
    available: isHere
  },
  { keys: ['down'], action: 'penDown', on, shown: '', hint: nothing, help: '', available: isHere },
  { keys: ['left'], action: 'penLeft', on, shown: '', hint: nothing, help: '', available: isHere },
  { keys: ['right'], action: 'penRight', on, shown: '', hint: nothing, help: '', available: isHere },
  {
    keys: ['space'],
    action: 'togglePen',
    on,
    shown: 'space',
    hint: ({ view }) => (view.draw.isPenDown ? 'lift' : 'pen'),
    help: '',
    available: isHere
  },
  {
    keys: ['n'],
    action: 'fillWithNoise',
    on,
    shown: 'n',
    hint: () => 'noise',
    help: 'Fills it with noise, as a test; N shuffles the pixels there.',
    available: isHere
  },
  {
    keys: ['N'],
    action: 'shufflePixels',
    on,
    shown: 'N',
    hint: nothing,
    help: '',
    available: isHere
  },
  {
    keys: ['c'],
    action: 'clear',
    on,
    shown: 'c',
    hint: situation => (isBlank(situation) ? '' : 'clear'),
    help: '',
    available: isHere
  },
  {
    keys: ['u'],
    action: 'undo',
    on,
    shown: 'u',
    hint: () => 'undo',
    help: 'Undoes the last line; U does it again, c clears all.',
    available: situation => isHere(situation) && situation.view.draw.past.length > 0
  },
  {
    keys: ['U'],
    action: 'redo',
    on,
    shown: 'U',
    hint: nothing,
    help: '',
    available: situation => isHere(situation) && situation.view.draw.future.length > 0
  },
  {
    keys: ['t'],
    action: 'takeTest',
    on,
    shown: 't',
    hint: () => 'test',
    help: 'Takes a test image, to scribble on.',
    available: hasTest
  },
  {
    keys: ['l'],
    action: 'label',
    on,
    shown: 'l',
    hint: () => 'label',
    help: 'Says what it is, and keeps it in data/drawn to train on.',
    available: isHere
  },
  {
    keys: ['+', '=', ']'],
    action: 'thicker',
    on,
    shown: '+ -',
    hint: nothing,
    help: 'A thicker brush, and a finer one; e has it erase.',
    available: isHere
  },
  { keys: ['-', '['], action: 'thinner', on, shown: '', hint: nothing, help: '', available: isHere },
  {
    keys: ['e'],
    action: 'toggleTool',
    on,
    shown: 'e',
    hint: nothing,
    help: '',
    available: isHere
  },
  {
    keys: ['f'],
    action: 'toggleFraming',
    on,
    shown: 'f',
    hint: nothing,
    help: "Shows it to the network centred as MNIST's are, or as it is.",
    available: isFittable
  },
  {
    keys: ['p'],
    action: 'togglePause',
    on,
    shown: 'p',
    hint: nothing,
    help: 'Pauses training, and goes on.',
    available: situation =>
      isHere(situation) && (situation.run.phase === 'training' || situation.run.phase === 'paused')
  },
  {
    keys: ['escape'],
    action: 'leavePad',
    on,
    shown: 'esc',
    hint: () => 'back',
    help: 'Lifts the pen; then back to the Train screen.',
    available: situation => isOnTop(situation) && situation.view.draw.label === null
  }
]
