import { wrapped } from '../ui/charts/wrapped.js'
import { type Argument, type CommandName, commandTable, flagOf } from './command-table.js'
import { actionsOf } from './find-command.js'
import { flagHelp, flagUsage } from './flag-text.js'

/** Columns of a line of help, at most. */
export const helpColumns = 80

/** How a command is called, without `downhill` and the flags that can be left out: `export <checkpoint> --to <name>`. */
export function usageOf(command: CommandName): string {
  const { arguments: wanted, needs = [] } = commandTable[command]
  const words = command === 'train' ? '[train]' : command
  return [words, ...wanted.map(argumentText), ...needs.map(flag => flagUsage(flag, flagOf(command, flag)))].join(' ')
}

function argumentText({ value, number }: Argument): string {
  return number === 'one or more' ? `${value}…` : number === 'at most one' ? `[${value}]` : value
}

/** All about a command: how it is called, what it does, its flags with their choices and what is usual, examples. */
export function commandHelp(command: CommandName): string[] {
  const { summary, about, arguments: wanted, flags, examples } = commandTable[command]
  const rows = Object.entries(flags).map(([title, names]) => ({
    title,
    rows: names.map(name => [flagUsage(name, flagOf(command, name)), flagHelp(flagOf(command, name))] as const)
  }))
  const described = wanted.map(({ value, help }) => [value, help] as const)
  const width = Math.max(...[...described, ...rows.flatMap(group => group.rows)].map(([left]) => left.length))
  return [
    `downhill ${usageOf(command)}${rows.length > 0 ? ' [flags]' : ''}`,
    '',
    ...wrapped(
      `${summary[0]!.toUpperCase()}${summary.slice(1)}.${about === undefined ? '' : ` ${about}`}`,
      helpColumns
    ),
    ...(described.length > 0 ? ['', ...inColumns(described, width)] : []),
    ...rows.flatMap(({ title, rows: lines }) => ['', title, ...inColumns(lines, width)]),
    ...(examples.length > 0 ? ['', 'Examples', ...inColumns(examples)] : [])
  ]
}

/** What there is under a word like `checkpoints`, which is a command only together with another. */
export function groupHelp(word: string): string[] {
  const commands = actionsOf(word)
  const rows = commands.map(name => [`downhill ${usageOf(name)}`, commandTable[name].summary] as const)
  return [...inColumns(rows), '', `downhill help ${commands.at(-1)}, for one, says more.`]
}

/** Rows of two columns, the second broken between words. */
export function inColumns(
  rows: readonly (readonly [left: string, right: string])[],
  width = Math.max(...rows.map(([left]) => left.length))
): string[] {
  return rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrapped(right, helpColumns - width - 4)
    return [`  ${left.padEnd(width)}  ${first}`, ...more.map(line => ' '.repeat(width + 4) + line)]
  })
}
