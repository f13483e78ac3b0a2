import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Command, Event, Settings } from './protocol.js'

/** The training worker as seen from the other thread. */
export interface Client {
  send(command: Command): void
  /** Settles when the worker has ended, however that came about. */
  readonly ended: Promise<void>
}

/** Starts the worker on a run; `listen` hears everything it tells, including that it died. */
export function startTraining(settings: Settings, listen: (event: Event) => void): Client {
  // Node 20's worker can wait forever at its end for a function that is still being optimised (nodejs/node#54918).
  setFlagsFromString('--no-concurrent-recompilation')
  const worker = new Worker(new URL('./worker.js', import.meta.url))
  let failed = false
  const fail = (message: string) => {
    if (failed) return
    failed = true
    listen({ type: 'failed', message, wrongUsage: false })
  }
  worker.on('message', (event: Event) => {
    if (event.type === 'failed') failed = true
    listen(event)
  })
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'Training stopped because its thread ran out of memory.'
        : `Training stopped because of an error in the program: ${error.message}`
    )
  )
  const ended = new Promise<void>(resolve => {
    worker.on('exit', code => {
      if (code !== 0) fail(`Training stopped: its thread ended with code ${code}.`)
      resolve()
    })
  })
  worker.postMessage({ type: 'start', settings } satisfies Command)
  return { send: command => worker.postMessage(command), ended }
}
