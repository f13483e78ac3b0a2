import type { FitCommand, FitPhase } from './protocol.js'

/** A command to a fit that has started. */
export type FitRunCommand = Exclude<FitCommand, { type: 'start' }>

/** Whether a command makes sense in a phase; one that does not changes nothing. */
export function isObeyed({ type }: FitRunCommand, phase: FitPhase): boolean {
  switch (type) {
    case 'pause':
      return phase === 'training'
    case 'resume':
      return phase === 'paused' || phase === 'finished'
    case 'step':
      return phase === 'paused'
    case 'learningRate':
      return phase !== 'finished'
    case 'addNeuron':
    case 'removeNeuron':
      return phase !== 'diverged'
    case 'activation':
    case 'restart':
    case 'pace':
    case 'stop':
      return true
  }
}

/** The phase after a command that is obeyed: what was done, or had failed, is being done again. */
export function phaseAfter({ type }: FitRunCommand, phase: FitPhase): FitPhase {
  switch (type) {
    case 'pause':
      return 'paused'
    case 'resume':
      return 'training'
    case 'addNeuron':
    case 'removeNeuron':
    case 'activation':
    case 'restart':
      return phase === 'paused' ? phase : 'training'
    case 'step':
    case 'learningRate':
    case 'pace':
    case 'stop':
      return phase
  }
}
