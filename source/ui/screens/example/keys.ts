import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'

const actions = [
  'nextExample',
  'previousExample',
  'nextMistake',
  'previousMistake',
  'changeSet',
  'writeNumber',
  'writeDigit',
  'eraseDigit',
  'goToNumber',
  'cancelNumber',
  'wishUp',
  'wishDown',
  'walkBack',
  'walkForth',
  'toggleAverage',
  'turnMap'
] as const
export type ExampleAction = (typeof actions)[number]

export function isExampleAction(action: string): action is ExampleAction {
  return (actions as readonly string[]).includes(action)
}

const on = 'example'
const isOn = ({ view, run }: Situation) => topOf(view) === 'example' && run.ready !== null
const isWriting = (situation: Situation) => isOn(situation) && situation.view.example.text !== null
const isHere = (situation: Situation) => isOn(situation) && situation.view.example.text === null
const canGoBack = (situation: Situation) =>
  isHere(situation) && situation.view.example.back + 1 < situation.run.ready!.layers.length
const canGoForth = (situation: Situation) =>
  isHere(situation) && (situation.view.example.back > 0 || situation.view.example.isOpened)
const nothing = () => ''
const digits = [...'0123456789']

/** What is being written comes first, because it takes digits, which change screens otherwise. */
export const exampleBindings: readonly Binding<ExampleAction>[] = [
  { keys: digits, action: 'writeDigit', on, shown: '0-9', hint: nothing, help: '', available: isWriting },
  { keys: ['backspace'], action: 'eraseDigit', on, shown: 'backspace', hint: nothing, help: '', available: isWriting },
  { keys: ['enter'], action: 'goToNumber', on, shown: 'enter', hint: () => 'go there', help: '', available: isWriting },
  { keys: ['escape'], action: 'cancelNumber', on, shown: 'esc', hint: () => 'stay', help: '', available: isWriting },
  {
    keys: ['right', 'n'],
    action: 'nextExample',
    on,
    shown: '←→',
    hint: () => 'browse',
    help: 'The example before, and the next; so do p and n.',
    available: isHere
  },
  { keys: ['left', 'p'], action: 'previousExample', on, shown: 'p', hint: nothing, help: '', available: isHere },
  {
    keys: ['up'],
    action: 'wishUp',
    on,
    shown: '↑↓',
    hint: () => 'neuron',
    help: 'Another neuron of the layer.',
    available: isHere
  },
  { keys: ['down'], action: 'wishDown', on, shown: '↓', hint: nothing, help: '', available: isHere },
  {
    keys: ['enter'],
    action: 'walkBack',
    on,
    shown: 'enter',
    hint: () => 'back',
    help: 'Walks back to the layer before: backpropagation, step by step.',
    available: canGoBack
  },
  {
    keys: ['escape', 'backspace'],
    action: 'walkForth',
    on,
    shown: 'esc',
    hint: ({ view }) => (view.example.back > 0 ? 'forth' : 'confusion'),
    help: 'Walks forth again, and, from the output, where it was opened.',
    available: canGoForth
  },
  {
    keys: ['a'],
    action: 'toggleAverage',
    on,
    shown: 'a',
    hint: ({ view }) => (view.example.beside === 'batch' ? 'alone' : 'average'),
    help: 'Sets what the next mini-batch wants on average beside it.',
    available: isHere
  },
  {
    keys: ['m'],
    action: 'nextMistake',
    on,
    shown: 'm',
    hint: () => 'mistake',
    help: 'The next example that is mistaken; M the one before.',
    available: isHere
  },
  { keys: ['M'], action: 'previousMistake', on, shown: 'M', hint: nothing, help: '', available: isHere },
  {
    keys: ['d'],
    action: 'changeSet',
    on,
    shown: 'd',
    hint: () => 'set',
    help: 'Held-out, training or test images; g goes to one by number.',
    available: isHere
  },
  {
    keys: ['g'],
    action: 'writeNumber',
    on,
    shown: 'g',
    hint: () => 'go to',
    help: '',
    available: isHere
  },
  {
    keys: ['w'],
    action: 'turnMap',
    on,
    shown: 'w',
    hint: () => 'map',
    help: 'Draws what the weights should do, the weights, or the image.',
    available: isHere
  }
]
