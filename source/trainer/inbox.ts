import type { Command as TrainingCommand } from './protocol.js'

/** A command to a run that has started. */
export type RunCommand = Exclude<TrainingCommand, { type: 'start' }>

/** Commands that wait until training has a moment for them. */
export interface Inbox<Command extends { readonly type: string } = RunCommand> {
  put(command: Command): void
  /** The one that has waited longest, which waits no longer; undefined when none does. */
  take(): Command | undefined
  /** Whether a command of that type waits. */
  has(type: Command['type']): boolean
  /** Settles when there is something to take, or after so many milliseconds. */
  filled(milliseconds?: number): Promise<void>
}

export function createInbox<Command extends { readonly type: string } = RunCommand>(): Inbox<Command> {
  const waiting: Command[] = []
  let wake = () => {}
  return {
    put(command) {
      waiting.push(command)
      wake()
    },
    take: () => waiting.shift(),
    has: type => waiting.some(command => command.type === type),
    filled(milliseconds) {
      if (waiting.length > 0) return Promise.resolve()
      return new Promise(resolve => {
        const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}
