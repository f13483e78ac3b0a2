import type { FitEvent, FitPulse, FitSettings } from '../../trainer/fit/protocol.js'

/** All that the screen knows of a fit; made from events alone. */
export interface FitState {
  readonly settings: FitSettings
  readonly phase: FitPulse['phase'] | 'loading' | 'failed'
  readonly pulse: FitPulse | null
  /** The error over time: [step, rmse]. */
  readonly errors: readonly (readonly [number, number])[]
  readonly failure: string | null
}

/** Points kept of the error's curve; beyond, every other one goes. */
const mostPoints = 4000

export function initialFit(settings: FitSettings): FitState {
  return { settings, phase: 'loading', pulse: null, errors: [], failure: null }
}

/** The state after an event. */
export function reduceFit(state: FitState, event: FitEvent): FitState {
  switch (event.type) {
    case 'pulse': {
      const errors = [...state.errors, ...event.points]
      return {
        ...state,
        phase: event.phase,
        pulse: event,
        errors: errors.length > mostPoints ? errors.filter((_, i) => i % 2 === 0) : errors
      }
    }
    case 'begun':
      return { ...state, errors: [] }
    case 'failed':
      return { ...state, phase: 'failed', failure: event.message }
  }
}

/** State that React can subscribe to. */
export interface FitStore {
  state(): FitState
  apply(event: FitEvent): void
  subscribe(listener: () => void): () => void
}

/** The worker tells no more often than eyes can read, so every pulse is shown. */
export function createFitStore(settings: FitSettings): FitStore {
  let state = initialFit(settings)
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    apply(event) {
      state = reduceFit(state, event)
      // With it comes a pulse.
      if (event.type === 'begun') return
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
