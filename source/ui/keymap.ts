import type { RunState } from './store.js'

/** What a key does. */
export type Action =
  | 'togglePause'
  | 'step'
  | 'raiseRate'
  | 'lowerRate'
  | 'save'
  | 'recover'
  | 'toggleHelp'
  | 'closeHelp'
  | 'quit'

export type Screen = 'train' | 'help'

interface Binding {
  /** Names of the keys, as `keyName` gives them. */
  readonly keys: readonly string[]
  readonly action: Action
  /** How the hint line and the help call the key. */
  readonly shown: string
  /** One or two words for the hint line; empty keeps a binding off it. */
  readonly hint: (state: RunState) => string
  /** A sentence for the help. */
  readonly help: string
  readonly available: (state: RunState, screen: Screen) => boolean
}

const isLive = ({ phase }: RunState) => phase === 'training' || phase === 'paused'
const onTrain = (_: RunState, screen: Screen) => screen === 'train'

/** Every key there is. The first binding that is available takes a key. */
export const bindings: readonly Binding[] = [
  {
    keys: ['space'],
    action: 'togglePause',
    shown: 'space',
    hint: ({ phase }) => (phase === 'paused' ? 'resume' : 'pause'),
    help: 'Pauses training, and goes on.',
    available: (state, screen) => isLive(state) && onTrain(state, screen)
  },
  {
    keys: ['right'],
    action: 'step',
    shown: '→',
    hint: () => 'step',
    help: 'While paused: trains on one mini-batch.',
    available: (state, screen) => state.phase === 'paused' && onTrain(state, screen)
  },
  {
    keys: ['up'],
    action: 'raiseRate',
    shown: '↑',
    hint: () => '',
    help: 'Raises η to the next of 1, 1.5, 2, 3, 5, 7 × a power of ten.',
    available: (state, screen) => isLive(state) && onTrain(state, screen)
  },
  {
    keys: ['down'],
    action: 'lowerRate',
    shown: '↓',
    hint: () => '',
    help: 'Lowers it to the one before.',
    available: (state, screen) => isLive(state) && onTrain(state, screen)
  },
  {
    keys: [],
    action: 'raiseRate',
    shown: '↑↓',
    hint: () => 'learning rate',
    help: '',
    available: (state, screen) => isLive(state) && onTrain(state, screen)
  },
  {
    keys: ['s'],
    action: 'save',
    shown: 's',
    hint: () => 'save',
    help: 'Saves a checkpoint now, also in the middle of an epoch.',
    available: (state, screen) => isLive(state) && onTrain(state, screen)
  },
  {
    keys: ['r'],
    action: 'recover',
    shown: 'r',
    hint: () => 'go back, with half the learning rate',
    help: 'When diverged: back to the last checkpoint, with half of η.',
    available: (state, screen) => state.phase === 'diverged' && onTrain(state, screen)
  },
  {
    keys: ['escape', '?', 'q'],
    action: 'closeHelp',
    shown: 'esc',
    hint: () => 'back',
    help: '',
    available: (_, screen) => screen === 'help'
  },
  {
    keys: ['?'],
    action: 'toggleHelp',
    shown: '?',
    hint: () => 'help',
    help: 'Explains every key and every panel.',
    available: onTrain
  },
  {
    keys: ['q', 'ctrl+c'],
    action: 'quit',
    shown: 'q',
    hint: () => 'quit',
    help: 'Saves and quits; so does Ctrl-C.',
    available: (_, screen) => screen === 'train'
  },
  {
    keys: ['ctrl+c'],
    action: 'quit',
    shown: 'ctrl-c',
    hint: () => '',
    help: '',
    available: () => true
  }
]

/** What a key does here and now; undefined when nothing. */
export function actionOf(key: string, state: RunState, screen: Screen): Action | undefined {
  return bindings.find(({ keys, available }) => keys.includes(key) && available(state, screen))?.action
}

/** The keys that work here and now, for the hint line. */
export function hints(state: RunState, screen: Screen): { readonly shown: string; readonly hint: string }[] {
  return bindings
    .filter(binding => binding.available(state, screen))
    .map(({ shown, hint }) => ({ shown, hint: hint(state) }))
    .filter(({ hint }) => hint !== '')
}

/** The part of Ink's key that matters here. */
interface PressedKey {
  readonly ctrl: boolean
  readonly upArrow: boolean
  readonly downArrow: boolean
  readonly leftArrow: boolean
  readonly rightArrow: boolean
  readonly escape: boolean
}

/** A name for a key press: `space`, `up`, `ctrl+c`, `s`. */
export function keyName(input: string, key: PressedKey): string {
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return 'right'
  if (key.escape) return 'escape'
  if (key.ctrl) return `ctrl+${input}`
  return input === ' ' ? 'space' : input
}
