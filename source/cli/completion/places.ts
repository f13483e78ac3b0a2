import { type Argument, type CommandName, commandNames, commandTable, flagOf, flagsOf } from '../command-table.js'
import { actionsOf, firstWords } from '../find-command.js'
import { dashed, type Flag, type FlagName, flagTable, generalFlags, type Value } from '../flag-table.js'
import { listed } from '../values.js'

/** What a shell can offer at a place of the command line, the same for all shells. */

/** A word and what it means. */
export type Word = readonly [word: string, help: string]

/** A place where no flag stands. */
export interface Place {
  /** The words of the command that stand before it. */
  readonly command: string
  /** How many arguments stand before it: so many, or so many and more. */
  readonly position: number
  readonly count: 'exactly' | 'at least'
  /** What stands there. */
  readonly name: string
  readonly words: readonly Word[]
  readonly path?: Value['path']
}

const groups = firstWords.filter(word => actionsOf(word).length > 0)

/** Words behind which another one belongs to the command. */
export const beginnings: readonly string[] = [...groups, 'help', ...groups.map(word => `help ${word}`)]

/** Every place for a command or for what stands behind it. */
export const places: readonly Place[] = [
  ...['', 'help'].map(command => wordsAfter(command, firstWords.map(summaryOf))),
  ...groups.flatMap(group => {
    const words = actionsOf(group).map((name): Word => [name.slice(group.length + 1), commandTable[name].summary])
    return [wordsAfter(group, words), wordsAfter(`help ${group}`, words)]
  }),
  ...commandNames
    .filter(name => name !== 'help')
    .flatMap(name => commandTable[name].arguments.map((argument, position) => placeOf(name, argument, position)))
]

function wordsAfter(command: string, words: readonly Word[]): Place {
  return { command, position: 0, count: 'exactly', name: '<command>', words }
}

function summaryOf(word: string): Word {
  const command = commandNames.find(name => name === word)
  return [
    word,
    command === undefined
      ? listed(actionsOf(word).map(name => name.slice(word.length + 1)))
      : commandTable[command].summary
  ]
}

function placeOf(command: CommandName, argument: Argument, position: number): Place {
  const words = wordsOf(argument).map((word): Word => [word, argument.help])
  const count = argument.number === 'one or more' ? 'at least' : 'exactly'
  return { command, position, count, name: argument.value, words, ...(argument.path && { path: argument.path }) }
}

/** The words that a value may be. */
export function wordsOf({ choices = [], words = [] }: Value): readonly string[] {
  return [...choices, ...words]
}

/** The words of a command, all of them or the first, and the flags that can be given there; without a word it is train. */
export const flagsAfter: readonly (readonly [
  command: string,
  flags: readonly (readonly [name: string, flag: Flag])[]
])[] = [
  ...groups.map(group => [group, flagsFor(actionsOf(group)[0]!)] as const),
  ...commandNames.map(name => [name, flagsFor(name)] as const)
]

/** The flags of a command, and those of all. */
function flagsFor(command: CommandName): readonly (readonly [name: string, flag: Flag])[] {
  const own = flagsOf(command).map((name): [string, Flag] => [dashed(name), flagOf(command, name)])
  return [...own, ...Object.entries(generalFlags).map(([name, flag]): [string, Flag] => [dashed(name), flag])]
}

/** The flags that want a value, whatever the command. */
export const valueFlags: readonly string[] = (Object.keys(flagTable) as FlagName[])
  .filter(name => flagTable[name].type === 'string')
  .map(dashed)
