import { describe, expect, it } from 'vitest'
import { type Action, actionOf, bindings, hints } from '../../source/ui/keymap.js'
import type { Situation } from '../../source/ui/situation.js'
import { initialState, type RunState } from '../../source/ui/store.js'
import { initialView, screenKey, screens, type View } from '../../source/ui/view.js'
import { ready } from './run.js'
import { situation } from './situation.js'

const phases = ['loading', 'training', 'paused', 'diverged', 'finished', 'stopped', 'failed'] as const
const plainKeys = ['space', 'right', 'left', 'up', 'down', 'enter', 'escape', 'ctrl+c', ''] as const
const numbers = screens.map(({ name }) => screenKey(name))
const keys: readonly string[] = [
  ...plainKeys,
  's',
  'b',
  'r',
  'e',
  'E',
  '.',
  '[',
  ']',
  'L',
  'z',
  'm',
  'shift+right',
  ...numbers,
  '9',
  '?',
  'q',
  'x'
]
type Key = string

/** A run in a phase, which has saved something. */
const inPhase = (phase: RunState['phase'], view: Partial<View> = {}): Situation =>
  situation({ run: { ...initialState, phase, folder: 'checkpoints/run' }, view: { ...initialView, ...view } })
const help = { isHelpOpen: true } as const

const always: Partial<Record<Key, Action>> = {
  L: 'toggleLog',
  z: 'toggleSpan',
  m: 'smooth',
  '?': 'toggleHelp',
  q: 'quit',
  'ctrl+c': 'quit',
  ...Object.fromEntries(numbers.map(key => [key, 'show' as const]))
}
/** What can give way to another run. */
const leavable: Partial<Record<Key, Action>> = { ...always, b: 'rewind' }
const live: Partial<Record<Key, Action>> = {
  ...leavable,
  space: 'togglePause',
  up: 'raiseRate',
  down: 'lowerRate',
  s: 'save',
  E: 'stepEpoch',
  '[': 'slower',
  ']': 'faster'
}
const inHelp: Partial<Record<Key, Action>> = {
  ...{ escape: 'closeHelp', '?': 'closeHelp', q: 'closeHelp', 'ctrl+c': 'quit' },
  ...Object.fromEntries(['right', 'left', 'down', 'up', 'space', 'enter'].map(key => [key, 'turnHelp']))
}

const onTrain: Record<(typeof phases)[number], Partial<Record<Key, Action>>> = {
  loading: always,
  training: live,
  paused: { ...live, right: 'step', '.': 'step', e: 'stepExample', 'shift+right': 'stepExample' },
  diverged: { ...leavable, r: 'recover' },
  finished: leavable,
  stopped: always,
  failed: always
}

describe('keys', () => {
  it.each(phases)('each do what they are for on the Train screen while %s, and others nothing', phase => {
    const done = Object.fromEntries(keys.map(key => [key, actionOf(key, inPhase(phase))]))
    expect(done).toEqual(Object.fromEntries(keys.map(key => [key, onTrain[phase][key]])))
  })

  it.each(phases)('only turn and close the help while it is open and the run is %s, apart from Ctrl-C', phase => {
    const done = Object.fromEntries(keys.map(key => [key, actionOf(key, inPhase(phase, help))]))
    expect(done).toEqual(Object.fromEntries(keys.map(key => [key, inHelp[key]])))
  })
})

describe('going back', () => {
  it('is possible once there is something to go back to', () => {
    const run: RunState = { ...initialState, phase: 'training' }
    expect(actionOf('b', situation({ run }))).toBeUndefined()
    expect(actionOf('b', situation({ run: { ...run, folder: 'checkpoints/run' } }))).toBe('rewind')
    const parent = { run: 'other', epoch: 1, batch: 0 }
    expect(actionOf('b', situation({ run: { ...run, ready: { ...ready, parent } } }))).toBe('rewind')
  })
})

describe('hints', () => {
  const shown = (phase: RunState['phase'], view?: Partial<View>) =>
    hints(inPhase(phase, view)).map(entry => `${entry.shown} ${entry.hint}`)
  const lasting = [`1-${screens.length} screens`, '? help', 'q quit']

  it.each([
    ['loading', []],
    ['training', ['space pause', '[ ] speed', '↑↓ rate', 'b rewind', 's save']],
    ['paused', ['space resume', '→ step', 'e example', '[ ] speed', '↑↓ rate', 'b rewind', 's save']],
    ['diverged', ['r go back with half the rate', 'b rewind']],
    ['finished', ['b rewind']],
    ['stopped', []],
    ['failed', []]
  ] as const)('show while %s only what works', (phase, expected) => {
    expect(shown(phase)).toEqual([...expected, ...lasting])
  })

  it.each(phases)('show only the other page and the way back while the help is open and the run is %s', phase => {
    expect(shown(phase, help)).toEqual(['→ what is seen', 'esc back'])
    expect(shown(phase, { ...help, helpPage: 1 })).toEqual(['→ keys', 'esc back'])
  })

  // What the hint line calls a key, as `keyName` calls it.
  const names: Record<string, readonly string[]> = {
    space: ['space'],
    '→': ['right'],
    '↑↓': ['up', 'down'],
    e: ['e', 'shift+right'],
    '[ ]': ['[', ']'],
    s: ['s'],
    r: ['r'],
    b: ['b'],
    [`1-${screens.length}`]: numbers,
    '?': ['?'],
    q: ['q'],
    esc: ['escape']
  }
  it.each(phases.flatMap(phase => [[phase, 'screen', {}] as const, [phase, 'help', help] as const]))(
    'name keys that do something while %s on the %s',
    (phase, _, view) => {
      const here = inPhase(phase, view)
      const named = hints(here).flatMap(entry => names[entry.shown] ?? [`no key for ${entry.shown}`])
      expect(named.filter(key => actionOf(key, here) === undefined)).toEqual([])
    }
  )
})

describe('the table of bindings', () => {
  it('explains every action a key can start, so that the help misses none', () => {
    const actions = new Set(bindings.flatMap(({ keys, action }) => (keys.length > 0 ? [action] : [])))
    const explained = new Set(bindings.flatMap(({ help, action }) => (help === '' ? [] : [action])))
    // What can be answered while something is asked, and how to go back, is what the hint line says then.
    const hinted = [
      'closeHelp',
      'turnHelp',
      'closeRewind',
      'goBack',
      'enter',
      'cancel',
      'confirmDelete',
      'exportTo'
    ] as const
    // Moving in a list, and the rate, are explained in one sentence, suspending in that of quitting, and writing in none.
    const inNeurons = [
      'neuronRight',
      'neuronUp',
      'neuronDown',
      'neuronPageUp',
      'neuronPageDown',
      'previousNeuronLayer',
      'zoomOut'
    ] as const
    const times = ['faster', 'nextTopic', 'previousTopic', 'closeExplain'] as const
    const onExamples = [
      'previousExample',
      'previousMistake',
      'wishDown',
      'writeNumber',
      'writeDigit',
      'eraseDigit',
      'goToNumber',
      'cancelNumber'
    ] as const
    const inMatrix = ['cellDown', 'cellLeft', 'cellRight', 'previousImage', 'previousCell'] as const
    const onPad = [
      ...(['penDown', 'penLeft', 'penRight', 'togglePen', 'toggleTool', 'thinner', 'redo', 'clear'] as const),
      ...(['shufflePixels', 'typeLabel', 'eraseLabel', 'enterLabel', 'cancelLabel'] as const)
    ] as const
    const plain = [
      ...times,
      ...inNeurons,
      ...onPad,
      ...onExamples,
      ...inMatrix,
      'lowerRate',
      'suspend',
      'chooseDown',
      'pageUp',
      'pageDown',
      'chooseFirst',
      'chooseLast',
      'type',
      'erase'
    ] as const
    expect(new Set([...explained, ...hinted, ...plain])).toEqual(actions)
  })

  it('has sentences for help', () => {
    const sentences = bindings.map(({ help }) => help).filter(help => help !== '')
    expect(sentences.filter(sentence => !/^[A-Z].*\.$/.test(sentence))).toEqual([])
  })
})
