import { dirname } from 'node:path'
import type { EpochRecord, EpochTiming, RateChange } from '../checkpoint/history.js'
import type { Evaluation } from '../engine/evaluate.js'
import type { Event, Phase, Pulse, Ready } from '../trainer/protocol.js'
import { paced } from './paced.js'

/** All that the dashboard knows of a run; made from events alone. */
export interface RunState {
  readonly phase: Phase | 'failed'
  /** What is being loaded, before `ready`. */
  readonly loading: string
  readonly ready: Ready | null
  readonly pulse: Pulse | null
  /** Points of the cost curve: [when in epochs, average cost]. */
  readonly curve: readonly (readonly [number, number])[]
  readonly history: readonly EpochRecord[]
  readonly timing: EpochTiming | null
  readonly confusion: Evaluation['confusion']
  /** Base learning rate, and its changes by hand. */
  readonly learningRate: number
  readonly rateChanges: readonly RateChange[]
  /** How many mini-batches a second slow motion allows; null at full speed. */
  readonly batchesPerSecond: number | null
  /** One value a pulse, the latest last. */
  readonly batchAccuracies: readonly number[]
  readonly gradientNorms: readonly number[]
  /** How long each layer's part of the gradient was: [when in epochs, lengths]; of the whole run, since it is watched. */
  readonly layerNorms: readonly (readonly [number, readonly number[]])[]
  /** The last checkpoint that is safely on disk. */
  readonly saved: string | null
  /** The folder of this run, when it has one. */
  readonly folder: string | null
  /** Why the last one could not be saved. */
  readonly notSaved: string | null
  /** Something the person should know about this run. */
  readonly notice: string | null
  /** What is not finite, and what to do about it in a shell. */
  readonly divergence: { readonly message: string; readonly advice: string } | null
  readonly test: Evaluation | null
  readonly failure: { readonly message: string; readonly wrongUsage: boolean } | null
}

export const initialState: RunState = {
  phase: 'loading',
  loading: 'starting',
  ready: null,
  pulse: null,
  curve: [],
  history: [],
  timing: null,
  confusion: [],
  learningRate: 0,
  rateChanges: [],
  batchesPerSecond: null,
  batchAccuracies: [],
  gradientNorms: [],
  layerNorms: [],
  saved: null,
  folder: null,
  notSaved: null,
  notice: null,
  divergence: null,
  test: null,
  failure: null
}

/** Values kept for a sparkline: more than any terminal is wide. */
const sparkValues = 240
/** Points kept of the cost curve; beyond, neighbours are merged. */
const mostPoints = 4000
/** Points kept of the lengths of the gradient, beyond which every other one goes. */
const mostNorms = 1000

/** The state after an event. */
export function reduce(state: RunState, event: Event): RunState {
  switch (event.type) {
    case 'loading':
      // After a failure, this is the next attempt.
      return { ...state, loading: event.what, ...(state.phase === 'failed' && { phase: 'loading', failure: null }) }
    case 'ready': {
      const { history, learningRate, confusion, folder } = event
      const { phase, loading, saved } = state
      const rateChanges = event.rateChanges.reduce(mergedChange, [])
      const told = { phase, loading, saved, ready: event, history, rateChanges, learningRate, confusion, folder }
      return { ...initialState, ...told, curve: curveUpTo(event, state) }
    }
    case 'state':
      return { ...state, phase: event.phase }
    case 'pulse':
      return {
        ...state,
        pulse: event,
        curve: thinned([...state.curve, ...event.curve]),
        batchAccuracies: appended(state.batchAccuracies, event.batchAccuracy),
        gradientNorms: appended(state.gradientNorms, event.gradientNorm),
        layerNorms: withNorms(state, event)
      }
    case 'learningRate':
      return {
        ...state,
        learningRate: event.value,
        rateChanges: mergedChange(state.rateChanges, event.change),
        // Who turns it must not wait for the next pulse to see it.
        pulse: state.pulse && { ...state.pulse, learningRate: event.inForce }
      }
    case 'speed':
      return { ...state, batchesPerSecond: event.batchesPerSecond }
    case 'epoch': {
      const { record, timing, confusion } = event
      return { ...state, history: [...state.history, record], timing, confusion }
    }
    case 'saved':
      return { ...state, saved: event.path, folder: dirname(event.path), notSaved: null }
    case 'unsaved':
      return { ...state, notSaved: event.message }
    case 'inspected':
      return state
    case 'warning':
      return { ...state, notice: event.message }
    case 'diverged':
      return { ...state, divergence: event }
    case 'failed':
      return { ...state, phase: 'failed', failure: event }
    case 'done':
      return { ...state, test: event.test }
  }
}

/**
 * The cost curve of a run that has come as far as `ready` tells: what was drawn of it, cut back, when it is the run that was
 * shown, at an earlier moment; otherwise a point for each of its epochs.
 */
function curveUpTo({ history, epoch, batch, batchesPerEpoch }: Ready, before: RunState): RunState['curve'] {
  // Two runs do not cost the same to the last bit.
  const isKnown = history.length > 0 && history.every(({ cost }, i) => cost === before.history[i]?.cost)
  if (!isKnown) return history.map(record => [record.epoch, record.cost] as const)
  return before.curve.filter(([at]) => at <= epoch + batch / batchesPerEpoch)
}

function appended(values: readonly number[], value: number): readonly number[] {
  return [...values.slice(1 - sparkValues), value]
}

/** With the lengths that a pulse tells, thinned out when they have become too many. */
function withNorms(
  { ready, layerNorms }: RunState,
  { epoch, batch, layerNorms: norms }: Pulse
): RunState['layerNorms'] {
  if (norms.length === 0) return layerNorms
  const all = [...layerNorms, [epoch + batch / (ready?.batchesPerEpoch ?? 1), norms] as const]
  return all.length <= mostNorms ? all : all.filter((_, i) => i % 2 === 1)
}

/** Halves the curve when it has grown too long: two neighbours become their mean, at the time of the later. */
function thinned(curve: RunState['curve']): RunState['curve'] {
  if (curve.length <= mostPoints) return curve
  return curve.flatMap((point, i) => {
    const next = curve[i + 1]
    if (i % 2 === 1) return []
    return [next ? ([next[0], (point[1] + next[1]) / 2] as const) : point]
  })
}

/** Changes between the same two mini-batches are one change; one that leads back to where it began is none. */
export function mergedChange(changes: readonly RateChange[], change: RateChange): readonly RateChange[] {
  const last = changes.at(-1)
  if (last?.at !== change.at) return [...changes, change]
  const rest = changes.slice(0, -1)
  return last.from === change.to ? rest : [...rest, { ...last, to: change.to }]
}

/** State that React can subscribe to. */
export interface Store {
  state(): RunState
  apply(event: Event): void
  /** A file is no longer there. */
  forget(path: string): void
  subscribe(listener: () => void): () => void
}

/** Shortest time between two notifications of what training does by itself, in milliseconds: 12 a second. */
const notifyInterval = 1000 / 12
/** What answers a key: it is shown with the next frame. */
const answers: ReadonlySet<Event['type']> = new Set(['ready', 'state', 'learningRate', 'speed', 'failed', 'diverged'])

/**
 * A store that tells its listeners about answers at once, and about all else 12 times a second. While training is paused,
 * everything is the answer to a key.
 */
export function createStore(): Store {
  let state = initialState
  const listeners = new Set<() => void>()
  const notify = paced(() => {
    for (const listener of listeners) listener()
  }, notifyInterval)
  return {
    state: () => state,
    apply(event) {
      state = reduce(state, event)
      if (answers.has(event.type) || state.phase === 'paused') notify.now()
      else notify()
    },
    forget(path) {
      if (state.saved !== path) return
      state = { ...state, saved: null }
      notify.now()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
