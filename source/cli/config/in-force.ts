import type { CommandName } from '../command-table.js'
import { readingFlags, recipeFlags, runFlags } from '../flag-groups.js'
import type { FlagName } from '../flag-table.js'
import { type PresetName, presets } from '../presets.js'
import type { Place, Said } from './place.js'
import { settingTable } from './setting-table.js'

/** What was typed on the command line: text, nothing for a switch; null for a switch that is turned off. */
export type Typed = Readonly<Partial<Record<FlagName, string | null>>>
export type Given = Readonly<Partial<Record<FlagName, string>>>

/** What a command is to take as given, and where each flag of it was said. */
export interface InForce {
  readonly given: Given
  readonly from: Readonly<Partial<Record<FlagName, string>>>
}

const commandLine = 'the command line'

/** What belongs to another choice, and falls with it. */
const fallsWith: Readonly<Partial<Record<FlagName, readonly FlagName[]>>> = {
  data: readingFlags,
  cost: ['outputActivation', 'learningRate'],
  optimizer: ['learningRate'],
  activation: ['initializer', 'learningRate'],
  // Lines and pictures are for people.
  headless: ['json'],
  screenReader: ['headless', 'json'],
  show: ['json']
}
type Saids = ReadonlyMap<FlagName, Said>

/**
 * What holds for a command when stronger places overrule weaker ones, which come first, and what is typed overrules all. When a
 * run goes on, its checkpoint says what it is made of, and only what is typed changes that.
 */
export function inForce(command: CommandName, places: readonly Place[], typed: Typed): InForce {
  const open = settingTable.filter(
    ({ commands, flag }) => commands.includes(command) && !(typed.resume !== undefined && runFlags.includes(flag))
  )
  const levels: Saids[] = places.map(
    place => new Map(open.flatMap(({ key, flag }) => (place.has(key) ? [[flag, place.get(key)!]] : [])))
  )
  const own = Object.entries(typed).map(([flag, text]) => [flag as FlagName, { text, from: commandLine }] as const)
  // What `fit` calls activation is none of a recipe.
  const isOfRuns = command !== 'fit'
  const all = [...levels, new Map(own)].reduce(
    (weaker, stronger) => new Map([...(isOfRuns ? left(weaker, stronger) : weaker), ...stronger]),
    new Map()
  )
  const said = [...all].filter((entry): entry is [FlagName, Said & { text: string }] => entry[1].text !== null)
  return {
    given: Object.fromEntries(said.map(([flag, { text }]) => [flag, text])),
    from: Object.fromEntries(said.map(([flag, { from }]) => [flag, from]))
  }
}

/** Whether a screen reader is listening, also to commands that have no flag for it. */
export function isHeard(places: readonly Place[], { screenReader }: Typed): boolean {
  return 'screenReader' in inForce('train', places, screenReader === undefined ? {} : { screenReader }).given
}

/** What is left of weaker places' words beside those of a stronger one, which count as a whole. */
function left(weaker: Saids, stronger: Saids): Saids {
  const fallen = new Set<FlagName>(stronger.get('preset')?.text ? recipeFlags : [])
  for (const [flag, others] of Object.entries(fallsWith) as [FlagName, readonly FlagName[]][]) {
    const text = stronger.get(flag)?.text
    if (typeof text === 'string' && text !== usualOf(flag, weaker)) for (const other of others) fallen.add(other)
  }
  return new Map([...weaker].filter(([flag]) => !fallen.has(flag)))
}

/** What a choice comes to by the words of some places; null for a switch, as turning it on is a choice each time. */
function usualOf(flag: FlagName, saids: Saids): string | null {
  const { activation, cost, optimizer } = presets[(saids.get('preset')?.text ?? 'classic') as PresetName]
  const usual = new Map<FlagName, string>(
    Object.entries({ activation, cost, optimizer, data: 'mnist' }) as [FlagName, string][]
  )
  return usual.has(flag) ? (saids.get(flag)?.text ?? usual.get(flag)!) : null
}
