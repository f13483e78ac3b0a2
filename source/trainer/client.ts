import { postponeOptimizer } from './late-optimizer.js'
import type { Command, Event, Settings } from './protocol.js'
import { startThread, type Thread } from './thread.js'

/** Starts the worker on a run; `listen` hears everything it tells, including that it died. */
export function startTraining(settings: Settings, listen: (event: Event) => void): Thread<Command> {
  postponeOptimizer()
  const start: Command = { type: 'start', settings }
  const failure = (message: string): Event => ({ type: 'failed', message, wrongUsage: false })
  return startThread(new URL('./worker.js', import.meta.url), start, listen, failure)
}
