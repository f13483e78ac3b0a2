import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** A worker as seen from the other thread. */
export interface Thread<Command> {
  send(command: Command): void
  /** Settles when the worker has ended, however that came about. */
  readonly ended: Promise<void>
}

/**
 * Starts a worker with a first command; `listen` hears everything it tells. Where it dies without having said why, it hears
 * that, too, made into an event by `failure`.
 */
export function startThread<Command, Event extends { readonly type: string }>(
  module: URL,
  first: Command,
  listen: (event: Event) => void,
  failure: (message: string) => Event
): Thread<Command> {
  // Node 20's worker can wait forever at its end for a function that is still being optimised (nodejs/node#54918).
  setFlagsFromString('--no-concurrent-recompilation')
  const worker = new Worker(module)
  let failed = false
  const fail = (message: string) => {
    if (failed) return
    failed = true
    listen(failure(message))
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
  worker.postMessage(first)
  return { send: command => worker.postMessage(command), ended }
}
