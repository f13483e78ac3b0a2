import { curveActivationNames } from '../../engine/curve/network.js'
import { type FitPulse, mostNeurons } from '../../trainer/fit/protocol.js'
import type { FitRunCommand } from '../../trainer/fit/session.js'
import type { Hint } from '../hints.js'
import { nextRate } from '../learning-rates.js'
import type { FitState } from './store.js'

/** What the person looks at; the fit knows nothing of it. */
export interface FitView {
  readonly isHelpOpen: boolean
  /** Whether what each neuron adds is drawn behind the curve. */
  readonly hasParts: boolean
}

export const initialFitView: FitView = { isHelpOpen: false, hasParts: true }

/** All that decides what a key does. */
export interface FitSituation {
  readonly fit: FitState
  readonly view: FitView
}

/** What a key brings about: something else to look at, a command, or that the shell has the terminal for a while. */
type FitOutcome = { readonly view: FitView } | { readonly command: FitRunCommand } | 'suspend'

interface FitBinding {
  readonly keys: readonly string[]
  /** How the hint line and the help call the key. */
  readonly shown: string
  /** One or two words for the hint line; empty keeps a binding off it. */
  readonly hint: (situation: FitSituation) => string
  /** A sentence for the help; empty keeps a binding out of it. */
  readonly help: string
  readonly isLasting?: true
  /** Null where the key does nothing. */
  readonly act: (situation: FitSituation) => FitOutcome | null
}

/** Steps a second that a person can choose from, the slowest first; null for full speed. */
const paces: readonly (number | null)[] = [1, 3, 10, 30, 100, 300, 1000, null]

const command = (sent: FitRunCommand) => ({ command: sent })
/** For keys that want a fit that is under way, or was. */
const withPulse =
  (act: (pulse: FitPulse, phase: FitState['phase']) => FitOutcome | null) => (situation: FitSituation) => {
    const { fit, view } = situation
    return fit.pulse && fit.phase !== 'failed' && !view.isHelpOpen ? act(fit.pulse, fit.phase) : null
  }
const changeRate = (direction: 'up' | 'down') =>
  withPulse(({ learningRate }, phase) =>
    phase !== 'finished' ? command({ type: 'learningRate', value: nextRate(learningRate, direction) }) : null
  )
const changePace = (by: 1 | -1) =>
  withPulse(({ pace }) => {
    const next = paces[paces.indexOf(pace) + by]
    return next === undefined ? null : command({ type: 'pace', stepsPerSecond: next })
  })

export const fitBindings: readonly FitBinding[] = [
  {
    keys: ['space'],
    shown: 'space',
    hint: ({ fit }) => ({ training: 'pause', paused: 'resume', finished: 'go on' })[String(fit.phase)] ?? '',
    help: 'Pauses, and goes on; when done, for as many steps again.',
    act: withPulse((_, phase) =>
      phase === 'diverged' ? null : command({ type: phase === 'training' ? 'pause' : 'resume' })
    )
  },
  {
    keys: ['right'],
    shown: '→',
    hint: () => 'step',
    help: 'While paused: one step, which looks at the whole curve.',
    act: withPulse((_, phase) => (phase === 'paused' ? command({ type: 'step' }) : null))
  },
  {
    keys: [],
    shown: '+ -',
    hint: () => 'neurons',
    help: '',
    act: withPulse((_, phase) => (phase === 'diverged' ? null : command({ type: 'addNeuron' })))
  },
  {
    keys: ['+', '='],
    shown: '+',
    hint: () => '',
    help: `One neuron more, where the miss is largest; at most ${mostNeurons}.`,
    act: withPulse(({ network }, phase) =>
      network.neurons < mostNeurons && phase !== 'diverged' ? command({ type: 'addNeuron' }) : null
    )
  },
  {
    keys: ['-', '_'],
    shown: '-',
    hint: () => '',
    help: 'One neuron less: the one that adds least.',
    act: withPulse(({ network }, phase) =>
      network.neurons > 1 && phase !== 'diverged' ? command({ type: 'removeNeuron' }) : null
    )
  },
  {
    keys: ['a'],
    shown: 'a',
    hint: ({ fit }) => (fit.pulse ? nextActivation(fit.pulse) : ''),
    help: 'Begins anew with the next activation: sigmoid, tanh, ReLU.',
    act: withPulse(pulse => command({ type: 'activation', value: nextActivation(pulse) }))
  },
  {
    keys: ['r'],
    shown: 'r',
    hint: () => 'again',
    help: 'Begins anew, from the next seed.',
    act: withPulse(() => command({ type: 'restart' }))
  },
  { keys: [], shown: '↑↓', hint: () => 'rate', help: '', act: changeRate('up') },
  {
    keys: ['up'],
    shown: '↑',
    hint: () => '',
    help: 'Raises the learning rate, which sinks to 0 towards the end.',
    act: changeRate('up')
  },
  { keys: ['down'], shown: '↓', hint: () => '', help: 'Lowers it.', act: changeRate('down') },
  {
    keys: [],
    shown: '[ ]',
    hint: () => 'pace',
    help: '',
    act: situation => changePace(-1)(situation) ?? changePace(1)(situation)
  },
  {
    keys: ['['],
    shown: '[',
    hint: () => '',
    help: 'Slower: 1000, 300, 100 … steps a second, down to one.',
    act: changePace(-1)
  },
  { keys: [']'], shown: ']', hint: () => '', help: 'Faster, up to all there can be.', act: changePace(1) },
  {
    keys: ['n'],
    shown: 'n',
    hint: () => '',
    help: 'Draws what each neuron adds behind the curve, or does not.',
    act: ({ fit, view }) => (fit.pulse && !view.isHelpOpen ? { view: { ...view, hasParts: !view.hasParts } } : null)
  },
  {
    keys: ['escape', '?', 'q'],
    shown: 'esc',
    hint: ({ view }) => (view.isHelpOpen ? 'back' : ''),
    help: '',
    isLasting: true,
    act: ({ view }) => (view.isHelpOpen ? { view: { ...view, isHelpOpen: false } } : null)
  },
  {
    keys: ['?'],
    shown: '?',
    hint: ({ view }) => (view.isHelpOpen ? '' : 'help'),
    help: 'Explains the keys and what is seen.',
    isLasting: true,
    act: ({ view }) => ({ view: { ...view, isHelpOpen: true } })
  },
  {
    keys: ['q', 'ctrl+c'],
    shown: 'q',
    hint: ({ view }) => (view.isHelpOpen ? '' : 'quit'),
    help: 'Quits, as Ctrl-C does; Ctrl-Z suspends, fg resumes.',
    isLasting: true,
    act: () => command({ type: 'stop' })
  },
  { keys: ['ctrl+z'], shown: 'ctrl-z', hint: () => '', help: '', act: () => 'suspend' }
]

/** What a key does here and now; null when nothing. */
export function fitOutcome(key: string, situation: FitSituation): FitOutcome | null {
  for (const { keys, act } of fitBindings) {
    const outcome = keys.includes(key) ? act(situation) : null
    if (outcome) return outcome
  }
  return null
}

/** The keys that work here and now, for the hint line. */
export function fitHints(situation: FitSituation): Hint[] {
  return fitBindings
    .filter(({ act }) => act(situation) !== null)
    .map(({ shown, hint, isLasting }) => ({ shown, hint: hint(situation), isLasting: isLasting ?? false }))
    .filter(({ hint }) => hint !== '')
}

function nextActivation({ network }: FitPulse) {
  const at = curveActivationNames.indexOf(network.activation)
  return curveActivationNames[(at + 1) % curveActivationNames.length]!
}
