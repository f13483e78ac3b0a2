import { dirname } from 'node:path'
import { startTraining } from './client.js'
import type { Command, Event, Resume, Settings } from './protocol.js'
import type { Thread } from './thread.js'

/**
 * Training that outlives its worker: when a worker has died in the middle of a run, `recover` starts another, which goes on
 * from the last checkpoint of the run, or begins where the run began when there is none. Has ended when it was told to stop,
 * or when nothing could be begun.
 */
export function startReviving(
  settings: Settings,
  listen: (event: Event) => void,
  start: typeof startTraining = startTraining
): Thread<Command> {
  let end = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  /** Where another worker would begin. */
  let origin: Resume | null = settings.resume
  /** The recipe in force, as far as a checkpoint does not say it. */
  let recipe: Resume['overrides']['recipe'] = {}
  /** What the worker was asked to go on from, until it does. */
  let asked: Resume | null = null
  let isBegun = false
  let hasFailed = false
  let isStopped = false
  let client = begin(settings)

  function begin(from: Settings): Thread<Command> {
    hasFailed = false
    const begun = start(from, hear)
    void begun.ended.then(() => {
      if (isStopped || !hasFailed || !isBegun) end()
    })
    return begun
  }

  function hear(event: Event): void {
    if (event.type === 'ready') {
      isBegun = true
      if (asked) origin = asked
      asked = null
      recipe = { epochs: event.recipe.epochs, schedule: event.recipe.schedule }
    }
    // The newest file of a run is its last; should that be damaged by then, the run's folder leads to the one before.
    if (event.type === 'saved') origin = { name: dirname(event.path), overrides: { recipe } }
    if (event.type === 'failed') hasFailed = true
    listen(event)
  }

  function send(command: Command): void {
    if (command.type === 'stop') isStopped = true
    if (command.type === 'load' || command.type === 'branch') asked = command.from
    // What was refused is not gone on from.
    if (command.type === 'recover') asked = null
    if (!hasFailed) client.send(command)
    else if (command.type === 'stop') void client.ended.then(end)
    else if (command.type === 'recover') void client.ended.then(revive)
  }

  function revive(): void {
    if (isStopped || !hasFailed) return
    listen({ type: 'loading', what: 'starting again' })
    client = begin({ ...settings, resume: origin })
  }

  return { send, ended }
}
