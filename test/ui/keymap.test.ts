import { describe, expect, it } from 'vitest'
import { type Action, actionOf, bindings, hints, keyName, type Screen } from '../../source/ui/keymap.js'
import { initialState, type RunState } from '../../source/ui/store.js'

const phases = ['loading', 'training', 'paused', 'diverged', 'finished', 'stopped', 'failed'] as const
const keys = ['space', 'right', 'left', 'up', 'down', 's', 'r', 'escape', '?', 'q', 'ctrl+c', 'x', ''] as const
type Key = (typeof keys)[number]

const inPhase = (phase: RunState['phase']): RunState => ({ ...initialState, phase })

const always: Partial<Record<Key, Action>> = { '?': 'toggleHelp', q: 'quit', 'ctrl+c': 'quit' }
const live: Partial<Record<Key, Action>> = {
  ...always,
  space: 'togglePause',
  up: 'raiseRate',
  down: 'lowerRate',
  s: 'save'
}
const inHelp: Partial<Record<Key, Action>> = { escape: 'closeHelp', '?': 'closeHelp', q: 'closeHelp', 'ctrl+c': 'quit' }

const onTrain: Record<(typeof phases)[number], Partial<Record<Key, Action>>> = {
  loading: always,
  training: live,
  paused: { ...live, right: 'step' },
  diverged: { ...always, r: 'recover' },
  finished: always,
  stopped: always,
  failed: always
}

describe('keys', () => {
  it.each(phases)('each do what they are for on the Train screen while %s, and others nothing', phase => {
    const done = Object.fromEntries(keys.map(key => [key, actionOf(key, inPhase(phase), 'train')]))
    expect(done).toEqual(Object.fromEntries(keys.map(key => [key, onTrain[phase][key]])))
  })

  it.each(phases)('only close the help while it is open and the run is %s, apart from Ctrl-C', phase => {
    const done = Object.fromEntries(keys.map(key => [key, actionOf(key, inPhase(phase), 'help')]))
    expect(done).toEqual(Object.fromEntries(keys.map(key => [key, inHelp[key]])))
  })
})

describe('hints', () => {
  const shown = (phase: RunState['phase'], screen: Screen) =>
    hints(inPhase(phase), screen).map(entry => `${entry.shown} ${entry.hint}`)

  it.each([
    ['loading', ['? help', 'q quit']],
    ['training', ['space pause', '↑↓ learning rate', 's save', '? help', 'q quit']],
    ['paused', ['space resume', '→ step', '↑↓ learning rate', 's save', '? help', 'q quit']],
    ['diverged', ['r go back, with half the learning rate', '? help', 'q quit']],
    ['finished', ['? help', 'q quit']],
    ['stopped', ['? help', 'q quit']],
    ['failed', ['? help', 'q quit']]
  ] as const)('show while %s only what works', (phase, expected) => {
    expect(shown(phase, 'train')).toEqual(expected)
  })

  it.each(phases)('show only the way back while the help is open and the run is %s', phase => {
    expect(shown(phase, 'help')).toEqual(['esc back'])
  })

  // What the hint line calls a key, as `keyName` calls it.
  const names: Record<string, readonly string[]> = {
    space: ['space'],
    '→': ['right'],
    '↑↓': ['up', 'down'],
    s: ['s'],
    r: ['r'],
    '?': ['?'],
    q: ['q'],
    esc: ['escape']
  }
  it.each(phases.flatMap(phase => [[phase, 'train'] as const, [phase, 'help'] as const]))(
    'name keys that do something while %s on the %s screen',
    (phase, screen) => {
      const named = hints(inPhase(phase), screen).flatMap(entry => names[entry.shown] ?? [`no key for ${entry.shown}`])
      expect(named.filter(key => actionOf(key, inPhase(phase), screen) === undefined)).toEqual([])
    }
  )
})

describe('the table of bindings', () => {
  it('explains every action a key can start, so that the help misses none', () => {
    const actions = new Set(bindings.flatMap(({ keys, action }) => (keys.length > 0 ? [action] : [])))
    const explained = new Set(bindings.flatMap(({ help, action }) => (help === '' ? [] : [action])))
    // Going back is what the hint line says while the help is open.
    explained.add('closeHelp')
    expect(explained).toEqual(actions)
  })

  it('has sentences for help', () => {
    const sentences = bindings.map(({ help }) => help).filter(help => help !== '')
    expect(sentences.filter(sentence => !/^[A-Z].*\.$/.test(sentence))).toEqual([])
  })
})

describe('keyName', () => {
  const none = { ctrl: false, upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, escape: false }
  it.each([
    ['space', ' ', {}],
    ['s', 's', {}],
    ['?', '?', {}],
    ['up', '', { upArrow: true }],
    ['down', '', { downArrow: true }],
    ['left', '', { leftArrow: true }],
    ['right', '', { rightArrow: true }],
    ['escape', '', { escape: true }],
    ['ctrl+c', 'c', { ctrl: true }]
  ])('calls a press %s', (name, input, pressed) => {
    expect(keyName(input, { ...none, ...pressed })).toBe(name)
  })
})
