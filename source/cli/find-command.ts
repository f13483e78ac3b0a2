import { closest } from './closest.js'
import { type CommandName, commandNames } from './command-table.js'
import { UsageError } from './usage-error.js'
import { listed, meant, quoted } from './values.js'

/** The command that words call, and the words that are left; none calls `train`, `checkpoints` alone its list. @throws UsageError */
export function findCommand([first = 'train', ...rest]: readonly string[]): {
  readonly command: CommandName
  readonly args: readonly string[]
} {
  const command = commandNames.find(name => name === first)
  if (command !== undefined) return { command, args: rest }
  const actions = actionsOf(first)
  if (actions.length === 0) throw new UsageError(noSuchCommand(first))
  const [second = 'list', ...args] = rest
  const action = actions.find(name => name === `${first} ${second}`)
  if (action !== undefined) return { command: action, args }
  const known = actions.map(lastWord)
  throw new UsageError(
    `downhill ${first} can ${listed(known)}, and does not know ${quoted(second)}` +
      meant(closest(second, known), `: see downhill help ${first}.`)
  )
}

/** The commands that begin with a word like `checkpoints`, which is none by itself. */
export function actionsOf(word: string): readonly CommandName[] {
  return commandNames.filter(name => name.startsWith(`${word} `))
}

/** The first words of all commands. */
export const firstWords: readonly string[] = [...new Set(commandNames.map(name => name.split(' ')[0]!))]

function noSuchCommand(word: string): string {
  const action = commandNames.find(name => name.includes(' ') && lastWord(name) === word)
  const near = action ?? closest(word, firstWords)
  const all = `: ${listed(firstWords, 'and')} are there.`
  return `There is no command ${quoted(word)}${meant(near && `downhill ${near}`, all)}`
}

function lastWord(name: string): string {
  return name.split(' ').at(-1)!
}
