import type { RunCommand } from './inbox.js'
import type { Phase } from './protocol.js'

/** Where a run stands, apart from its numbers. */
export interface Session {
  readonly phase: Phase
  /** Mini-batches still to be done one by one while paused. */
  readonly steps: number
  /** Where it pauses by itself, if it does. */
  readonly until?: 'epoch'
  /** While another checkpoint is being loaded: the phase to go back to when it can't be. */
  readonly before?: Phase
}

/** What can happen to a session: a person's command, or something that training came upon. */
export type Happening =
  | Exclude<RunCommand, { type: 'inspect' }>
  | { readonly type: 'loaded' | 'refused' | 'batch' | 'epoch' | 'end' | 'diverged' }

/** What is to be done about it. */
export type Effect = Extract<RunCommand, { type: 'save' | 'learningRate' | 'speed' | 'load' | 'branch' | 'recover' }>

/** That this run is to give way to one that goes on from a checkpoint. */
export type Departure = Extract<RunCommand, { type: 'load' | 'branch' | 'recover' }>

export const initialSession: Session = { phase: 'loading', steps: 0 }

/** Whether the next slice of training is due. */
export function isRunning({ phase, steps }: Session): boolean {
  return phase === 'training' || (phase === 'paused' && steps > 0)
}

/** The session after a happening, and what to do. A command that makes no sense in its phase changes nothing. */
export function advance(session: Session, happening: Happening): readonly [Session, readonly Effect[]] {
  const { phase, steps } = session
  const unchanged = [session, []] as const
  const enter = (next: Phase, ...effects: Effect[]) => [{ phase: next, steps: 0 }, effects] as const
  switch (happening.type) {
    case 'loaded':
      return enter('training')
    case 'refused':
      return enter(session.before ?? phase)
    case 'load':
    case 'branch': {
      if (phase === 'loading' || phase === 'stopped') return unchanged
      const effects = phase === 'diverged' ? [happening] : [{ type: 'save' } as const, happening]
      return [{ phase: 'loading', steps: 0, before: phase }, effects]
    }
    case 'recover':
      return phase === 'diverged' ? [{ phase: 'loading', steps: 0, before: phase }, [happening]] : unchanged
    case 'pause':
      return phase === 'training' ? enter('paused') : unchanged
    case 'resume':
      return phase === 'paused' ? enter('training') : unchanged
    case 'step':
      if (happening.unit === 'epoch') {
        return phase === 'training' || phase === 'paused'
          ? [{ phase: 'training', steps: 0, until: 'epoch' }, []]
          : unchanged
      }
      return phase === 'paused' ? [{ phase, steps: steps + 1 }, []] : unchanged
    case 'batch':
      return steps > 0 ? [{ phase, steps: steps - 1 }, []] : unchanged
    case 'epoch':
      return session.until === 'epoch' ? enter('paused') : unchanged
    case 'end':
      return enter('finished')
    case 'diverged':
      return enter('diverged')
    case 'learningRate':
    case 'speed':
      return phase === 'training' || phase === 'paused' ? [session, [happening]] : unchanged
    case 'save':
      return phase === 'loading' || phase === 'diverged' ? unchanged : [session, [{ type: 'save' }]]
    case 'stop':
      return phase === 'loading' || phase === 'diverged' ? enter('stopped') : enter('stopped', { type: 'save' })
  }
}
