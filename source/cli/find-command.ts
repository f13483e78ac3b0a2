import { type CommandName, commandNames } from './command-table.js'
import { UsageError } from './usage-error.js'
import { listed, quoted } from './values.js'

/** The command that words call, and the words that are left; none calls `train`, `checkpoints` alone its list. @throws UsageError */
export function findCommand([first = 'train', ...rest]: readonly string[]): {
  readonly command: CommandName
  readonly args: readonly string[]
} {
  const command = commandNames.find(name => name === first)
  if (command !== undefined) return { command, args: rest }
  const actions = commandNames.filter(name => name.startsWith(`${first} `))
  if (actions.length === 0) {
    const known = [...new Set(commandNames.map(name => name.split(' ')[0]!))]
    throw new UsageError(
      `There is no command ${quoted(first)}: ${known.slice(0, -1).join(', ')} and ${known.at(-1)} are there.`
    )
  }
  const [second = 'list', ...args] = rest
  const action = actions.find(name => name === `${first} ${second}`)
  if (action !== undefined) return { command: action, args }
  const known = actions.map(name => name.slice(first.length + 1))
  throw new UsageError(
    `downhill ${first} can ${listed(known)}, and does not know ${quoted(second)}: see downhill --help.`
  )
}
