import type { Binding } from './binding.js'
import { type ChartAction, chartBindings } from './curve/keys.js'
import { type ExplainAction, explainBinding, explainBindings } from './explain/keys.js'
import { isFree, isWatched } from './free.js'
import type { Hint } from './hints.js'
import { screenHelp } from './screen-help.js'
import { type ScreenAction, screenBindings } from './screens/bindings.js'
import { meanings } from './screens/help/meanings.js'
import { helpPages } from './screens/help/pages.js'
import { type RewindAction, rewindBindings } from './screens/rewind/keys.js'
import type { Situation } from './situation.js'
import { blocks } from './theme.js'
import { type TimeAction, timeBindings, withinBindings } from './time/keys.js'
import { type ScreenName, screens, topOf } from './view.js'

/** What asks something of the worker. */
export type TrainAction = 'raiseRate' | 'lowerRate' | 'recover' | 'save' | 'quit'

/** What a key does. */
export type Action =
  | TrainAction
  | TimeAction
  | ChartAction
  | ExplainAction
  | RewindAction
  | ScreenAction
  | 'show'
  | 'toggleHelp'
  | 'turnHelp'
  | 'closeHelp'
  | 'suspend'

const onTrain = ({ view }: Situation) => topOf(view) === 'train'
const isLive = (situation: Situation) =>
  onTrain(situation) && (situation.run.phase === 'paused' || situation.run.phase === 'training')
/** Training has failed underway, and may begin again. */
const hasStopped = ({ run }: Situation) => run.phase === 'failed' && run.ready !== null
/** A screen is seen, and there is room for others. */
const isRoomy = (situation: Situation) => isFree(situation) && situation.rows > 0
const numbers = screens.map((_, i) => String(i + 1))

const trainBindings: readonly Binding[] = [
  {
    keys: ['up'],
    action: 'raiseRate',
    on: 'train',
    shown: '↑',
    hint: () => '',
    help: '',
    available: isLive
  },
  {
    keys: ['down'],
    action: 'lowerRate',
    on: 'train',
    shown: '↓',
    hint: () => '',
    help: '',
    available: isLive
  },
  {
    keys: [],
    action: 'raiseRate',
    on: 'train',
    shown: '↑↓',
    hint: () => 'rate',
    help: 'Raise and lower η along 1, 1.5, 2, 3, 5, 7 × a power of ten.',
    available: isLive
  },
  {
    keys: ['r'],
    action: 'recover',
    on: 'train',
    shown: 'r',
    hint: ({ run }) => (run.phase === 'failed' ? 'resume' : 'go back with half the rate'),
    help: 'Back to the last checkpoint; when diverged, with half of η.',
    available: situation => onTrain(situation) && (situation.run.phase === 'diverged' || hasStopped(situation))
  },
  ...rewindBindings,
  {
    keys: ['s'],
    action: 'save',
    on: 'train',
    shown: 's',
    hint: () => 'save',
    help: 'Saves a checkpoint now, also in the middle of an epoch.',
    available: isLive
  }
]

const everywhere: readonly Binding[] = [
  {
    keys: numbers,
    action: 'show',
    on: 'every',
    shown: `1-${numbers.length}`,
    hint: () => 'screens',
    help: '',
    available: isRoomy
  },
  ...screenHelp(isRoomy),
  {
    keys: ['right', 'left', 'down', 'up', 'space', 'enter'],
    action: 'turnHelp',
    on: 'every',
    shown: '→',
    hint: ({ view }) => (view.helpPage === 0 ? 'what is seen' : 'keys'),
    help: '',
    available: ({ view, rows }) => view.isHelpOpen && pagesOfHelp(view.screen, rows) > 1
  },
  {
    keys: ['escape', '?', 'q'],
    action: 'closeHelp',
    on: 'every',
    shown: 'esc',
    hint: () => 'back',
    help: '',
    available: ({ view }) => view.isHelpOpen
  },
  explainBinding,
  {
    keys: ['?'],
    action: 'toggleHelp',
    on: 'every',
    shown: '?',
    hint: () => 'help',
    help: 'Explains the keys and panels of a screen.',
    available: isRoomy
  },
  {
    keys: ['q', 'ctrl+c'],
    action: 'quit',
    on: 'every',
    shown: 'q',
    hint: () => 'quit',
    help: 'Saves and quits, as Ctrl-C does; Ctrl-Z suspends, fg resumes.',
    available: isFree
  },
  {
    keys: ['ctrl+c'],
    action: 'quit',
    on: 'every',
    shown: 'ctrl-c',
    hint: () => '',
    help: '',
    available: () => true
  },
  {
    keys: ['ctrl+z'],
    action: 'suspend',
    on: 'every',
    shown: 'ctrl-z',
    hint: () => '',
    help: '',
    available: () => true
  }
]

/** Every key there is. The first binding that is available takes a key. */
export const bindings: readonly Binding[] = [
  ...explainBindings,
  ...withinBindings,
  ...screenBindings,
  ...timeBindings,
  ...trainBindings,
  ...chartBindings,
  ...everywhere
]

/** The keys that the help for a screen explains. */
export function helpKeys(screen: ScreenName): readonly Binding[] {
  const isThere = ({ on }: Binding) => on === screen || on === 'every' || (on === 'watched' && isWatched(screen))
  return bindings.filter(binding => binding.help !== '' && isThere(binding))
}

function pagesOfHelp(screen: ScreenName, rows: number): number {
  return helpPages(helpKeys(screen).length, meanings[screen](blocks).length, rows)
}

/** What a key does here and now; undefined when nothing. */
export function actionOf(key: string, situation: Situation): Action | undefined {
  const takes = ({ keys }: Binding) => keys.includes(key) || (isText(key) && keys.includes('text'))
  return bindings.find(binding => takes(binding) && binding.available(situation))?.action
}

function isText(key: string): boolean {
  return key === 'space' || /^\P{Cc}$/u.test(key)
}

/** The keys that work here and now, for the hint line. */
export function hints(situation: Situation): Hint[] {
  return bindings
    .filter(binding => binding.available(situation))
    .map(({ shown, hint, on }) => ({ shown, hint: hint(situation), isLasting: on === 'every' }))
    .filter(({ hint }) => hint !== '')
}
