import { startThread, type Thread } from '../thread.js'
import type { FitCommand, FitEvent, FitSettings } from './protocol.js'

/** Starts a worker on a fit; `listen` hears everything it tells, including that it died. */
export function startFit(settings: FitSettings, listen: (event: FitEvent) => void): Thread<FitCommand> {
  const failure = (message: string): FitEvent => ({ type: 'failed', message })
  return startThread<FitCommand, FitEvent>(
    new URL('./worker.js', import.meta.url),
    { type: 'start', settings },
    listen,
    failure
  )
}
