import { print } from '../../ui/lines.js'
import { findCommand } from '../find-command.js'
import { helpOf } from '../help.js'
import { UsageError } from '../usage-error.js'
import { quoted } from '../values.js'

/** `downhill help <command>`. @throws UsageError when there is no such command. */
export function helpCommand(words: readonly string[]): number {
  const [unknown] = findCommand(words).args
  if (unknown !== undefined) {
    throw new UsageError(`downhill help wants a command, and can't do anything with ${quoted(unknown)}: leave it out.`)
  }
  print(helpOf(words).join('\n'))
  return 0
}
