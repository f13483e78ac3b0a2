import { parentPort } from 'node:worker_threads'
import { createInbox } from '../inbox.js'
import type { FitCommand, FitEvent, FitSettings } from './protocol.js'
import type { FitRunCommand } from './session.js'
import { fit } from './work.js'

/** The worker thread's end of the protocol: commands come in here, events go out. */
const port = parentPort!
const tell = (event: FitEvent) => port.postMessage(event)
const inbox = createInbox<FitRunCommand>()

port.on('message', (command: FitCommand) => {
  if (command.type === 'start') void start(command.settings)
  else inbox.put(command)
})

async function start(settings: FitSettings): Promise<void> {
  try {
    await fit(settings, inbox, tell)
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
  port.close()
}
