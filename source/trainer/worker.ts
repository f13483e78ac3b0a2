import { parentPort } from 'node:worker_threads'
import { CheckpointError } from '../checkpoint/store.js'
import { DataError } from '../dataset/dataset.js'
import { createInbox } from './inbox.js'
import { type Prepared, prepare } from './prepare.js'
import type { Command, Event, Settings } from './protocol.js'
import { work } from './work.js'

/** The worker thread's end of the protocol: commands come in here, events go out. */
const port = parentPort!
const tell = (event: Event) => port.postMessage(event)
const inbox = createInbox()

port.on('message', (command: Command) => {
  if (command.type === 'start') void start(command.settings)
  else inbox.put(command)
})

/** The person has had enough while data was still being prepared. */
class Stopped extends Error {}

async function start(settings: Settings): Promise<void> {
  try {
    let next: Prepared | null = await prepare(settings, what => {
      if (inbox.has('stop')) throw new Stopped()
      tell({ type: 'loading', what })
    })
    while (next) next = await work(settings, next, inbox, tell)
  } catch (error) {
    if (error instanceof Stopped) {
      tell({ type: 'state', phase: 'stopped' })
      port.close()
      return
    }
    const wrongUsage = error instanceof DataError || error instanceof CheckpointError
    const message = error instanceof Error ? error.message : String(error)
    tell({ type: 'failed', message, wrongUsage })
  }
  port.close()
}
