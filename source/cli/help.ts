import { commandHelp, groupHelp, helpColumns, inColumns, usageOf } from './command-help.js'
import { commandNames, commandTable } from './command-table.js'
import { actionsOf, findCommand } from './find-command.js'
import { dashed, type FlagName, flagTable } from './flag-table.js'

/**
 * What is to be said of the command that words name; without a word, of all.
 * @throws UsageError when there is no such command.
 */
export function helpOf(words: readonly string[]): string[] {
  const [word] = words
  if (word === undefined) return overview()
  if (words.length === 1 && actionsOf(word).length > 0) return groupHelp(word)
  return commandHelp(findCommand(words).command)
}

/** What `--help` says: it fits on one screen, and has examples. */
function overview(): string[] {
  const { flags, examples } = commandTable.train
  const commands = commandNames.map(name => [usageOf(name), commandTable[name].summary] as const)
  return [
    'Train a small neural network in the terminal and watch it learn.',
    '',
    'downhill [command] [flags]',
    '',
    ...inColumns(commands),
    "  <checkpoint> is a file, a run's folder (its newest file), or latest",
    '',
    ...Object.entries(flags).flatMap(([title, names]) => flowing(title, names)),
    '',
    ...inColumns(examples)
  ]
}

/** Flags with their choices, as many a line as there is room for, beside their title. */
function flowing(title: string, names: readonly FlagName[]): string[] {
  const lines: string[] = []
  let line = `  ${title.toLowerCase().padEnd(11)}`
  for (const name of names) {
    const flag = flagTable[name]
    const value =
      flag.type === 'boolean' ? '' : ` ${flag.several ? flag.choices?.join() : (flag.choices?.join('|') ?? flag.value)}`
    const item = `  ${dashed(name)}${value}`
    if (line.length + item.length > helpColumns) {
      lines.push(line)
      line = ' '.repeat(13)
    }
    line += item
  }
  return [...lines, line]
}
