import { type CommandName, commandNames, flagOf, flagsOf } from '../command-table.js'
import { fitKinds, flagKinds } from '../flag-kinds.js'
import { type Flag, type FlagName, flagTable } from '../flag-table.js'
import type { Kind } from '../kinds.js'

/** Something that can have a default of one's own, in a file or a variable. */
export interface Setting {
  /** What a file calls it: the flag's name or, in a command's own section, `fit.neurons`. */
  readonly key: string
  /** What the environment calls it: `DOWNHILL_FIT_NEURONS`. */
  readonly variable: string
  readonly flag: FlagName
  readonly kind: Kind<unknown>
  /** What is said of the flag. */
  readonly said: Flag
  /** The commands that heed it. */
  readonly commands: readonly CommandName[]
}

type Kinded = keyof typeof flagKinds

/** What is asked for anew each time, on the command line alone, and why. */
export const onlyTyped: Readonly<Record<Exclude<FlagName, Kinded>, string>> = {
  config: 'it names the file itself',
  schema: 'it is no setting of anything',
  resume: 'with it no run would ever begin',
  to: 'it belongs to one export, or to one function',
  from: 'it belongs to one function',
  points: 'it is one curve',
  output: 'it is the place of one export',
  force: 'it is leave to replace one file',
  dryRun: 'with it nothing would ever be deleted'
}

/** What only one command takes, or takes in a sense of its own, stands in a section of its name. */
const sections = {
  fit: ['activation', 'learningRate', 'neurons', 'steps'],
  noise: ['kind', 'count'],
  predict: ['show']
} as const satisfies Partial<Record<CommandName, readonly Kinded[]>>
export const sectionNames = Object.keys(sections) as readonly (keyof typeof sections)[]

/** Commands that take a flag but not its default, as it stands in their section, or would delete, or change what is asked for. */
const unheeded: Partial<Record<CommandName, readonly Kinded[]>> = {
  ...sections,
  'checkpoints prune': ['keep'],
  data: ['augment']
}

/** Every setting: those that commands share, then those of sections. */
export const settingTable: readonly Setting[] = [
  ...(Object.keys(flagKinds) as Kinded[])
    .map(flag => ({
      ...{ key: flag, variable: variableOf(flag), flag, kind: flagKinds[flag], said: flagTable[flag] },
      commands: commandNames.filter(command => takes(command, flag) && !unheeded[command]?.includes(flag))
    }))
    .filter(({ commands }) => commands.length > 0),
  ...sectionNames.flatMap(section =>
    sections[section].map(flag => {
      const key = `${section}.${flag}`
      const kind = (section === 'fit' ? fitKinds : flagKinds)[flag]
      return { key, variable: variableOf(key), flag, kind, said: flagOf(section, flag), commands: [section] }
    })
  )
]

/** `data` takes what is --data elsewhere, as its argument; `config` only tells what others take. */
function takes(command: CommandName, flag: Kinded): boolean {
  if (command === 'config') return false
  return flagsOf(command).includes(flag) || (command === 'data' && flag === 'data')
}

/** `fit.learningRate` → `DOWNHILL_FIT_LEARNING_RATE` */
function variableOf(key: string): string {
  return `DOWNHILL_${key
    .replace(/[A-Z]/g, letter => `_${letter}`)
    .replace('.', '_')
    .toUpperCase()}`
}
