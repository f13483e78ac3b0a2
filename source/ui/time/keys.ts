import type { Binding } from '../binding.js'
import { isWatching } from '../free.js'
import type { Situation } from '../situation.js'
import { topOf } from '../view.js'
import { comingIn } from './coming.js'

export type TimeAction = 'togglePause' | 'step' | 'stepExample' | 'stepEpoch' | 'slower' | 'faster'

const isPaused = (situation: Situation) => isWatching(situation) && situation.run.phase === 'paused'
const on = 'watched'
const nothing = () => ''
const isWithin = ({ run, view }: Situation) => comingIn(run, view.coming) !== null
const isOnTrain = ({ view }: Situation) => topOf(view) === 'train'

/** Where the single examples of a mini-batch are seen; elsewhere nothing changes before its step. */
const follow: readonly string[] = ['train', 'example', 'gradient']

/** Within a mini-batch, its next example comes before what a screen has for itself. */
export const withinBindings: readonly Binding<TimeAction>[] = [
  {
    keys: ['e', 'shift+right'],
    action: 'stepExample',
    on,
    shown: 'e',
    hint: ({ view }) => (follow.includes(topOf(view)) ? 'example' : ''),
    help: '',
    available: situation => isPaused(situation) && situation.rows > 0 && isWithin(situation)
  }
]

/** Time under the thumb: these keys work wherever a run is watched. */
export const timeBindings: readonly Binding<TimeAction>[] = [
  {
    keys: ['space'],
    action: 'togglePause',
    on,
    shown: 'space',
    hint: ({ run }) => (run.phase === 'paused' ? 'resume' : 'pause'),
    help: 'Pauses training, and goes on.',
    available: isWatching
  },
  {
    keys: ['right'],
    action: 'step',
    on,
    shown: '→',
    hint: () => 'step',
    help: '',
    available: situation => isPaused(situation) && isOnTrain(situation)
  },
  {
    keys: ['.'],
    action: 'step',
    on,
    shown: '.',
    hint: situation => (isOnTrain(situation) ? '' : 'step'),
    help: 'While paused: trains on one mini-batch; so does → on Train.',
    available: isPaused
  },
  {
    keys: ['e', 'shift+right'],
    action: 'stepExample',
    on,
    shown: 'e',
    hint: ({ view }) => (follow.includes(topOf(view)) ? 'example' : ''),
    help: "While paused: the mini-batch's next example; so does shift-→.",
    available: situation => isPaused(situation) && situation.rows > 0 && !isWithin(situation)
  },
  {
    keys: ['E'],
    action: 'stepEpoch',
    on,
    shown: 'E',
    hint: nothing,
    help: 'Trains to the end of the epoch, and pauses.',
    available: isWatching
  },
  {
    keys: ['['],
    action: 'slower',
    on,
    shown: '[ ]',
    hint: () => 'speed',
    help: 'Slow motion: 100, 10, 1 mini-batches a second, and back.',
    available: isWatching
  },
  { keys: [']'], action: 'faster', on, shown: ']', hint: nothing, help: '', available: isWatching }
]
