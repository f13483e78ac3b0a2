import type { Description } from '../../checkpoint/checkpoint.js'
import { recipeFlags } from '../flag-groups.js'
import { readGlyphs, readSettings } from '../flags.js'
import { type PresetName, presets } from '../presets.js'
import { settingsOf } from './file.js'
import { type InForce, inForce, type Typed } from './in-force.js'
import { type Json, jsonText } from './json.js'
import type { Place } from './place.js'
import { runSettings } from './run-settings.js'
import { usualValue } from './schema.js'
import { settingTable } from './setting-table.js'

/** A setting, what it is, and where that was said. */
export interface Entry {
  readonly key: string
  readonly value: Json
  readonly from: string
}

/** Where settings come from that nobody has said. */
export const byDefault = 'default'

/** All settings in force. @throws UsageError for values that do not go together. */
export function entriesInForce(places: readonly Place[], typed: Typed): Entry[] {
  const settings = inForce('train', places, typed)
  const { given } = settings
  const { recipe, data, threads, checkpoints, keep } = readSettings(given)
  const output = {
    glyphs: readGlyphs(given.glyphs),
    screenReader: 'screenReader' in given,
    headless: 'headless' in given,
    json: 'json' in given
  }
  const shared = { ...runSettings(recipe, data), threads, checkpoints, keep, ...output }
  return [
    ...Object.entries(shared).map(([key, value]) => entry(key, value, settings, unsaid(key, value, given.preset))),
    ...sectionEntries(places)
  ]
}

/** The settings with which a run can be repeated or, where something else is typed, one much like it. @throws UsageError */
export function entriesOfRun({ recipe, data }: Description, path: string, typed: Typed): Entry[] {
  const own = settingsOf(new Map(Object.entries(runSettings(recipe, data))), path)
  const settings = inForce('train', [own], typed)
  const wanted = readSettings(settings.given)
  return Object.entries(runSettings(wanted.recipe, wanted.data)).map(([key, value]) =>
    entry(key, value, settings, path)
  )
}

function entry(key: string, value: Json, { from }: InForce, otherwise: string): Entry {
  return { key, value, from: from[key as keyof typeof from] ?? otherwise }
}

/** Where a value comes from that nobody has said by itself. */
function unsaid(key: string, value: Json, preset: string | undefined): string {
  if (preset === undefined || !recipeFlags.some(flag => flag === key)) return byDefault
  const { hiddenLayers, ...recipe } = presets[preset as PresetName]
  const own = { ...recipe, layers: hiddenLayers }[key as keyof typeof recipe]
  return jsonText(own) === jsonText(value) ? `preset ${preset}` : byDefault
}

/** The settings that one command alone has. */
function sectionEntries(places: readonly Place[]): Entry[] {
  return settingTable
    .filter(({ key }) => key.includes('.'))
    .map(({ key, flag, kind, said, commands }) => {
      const { given, from } = inForce(commands[0]!, places, {})
      const text = given[flag]
      const value =
        text === undefined ? usualValue({ kind, said }) : said.type === 'boolean' ? true : kind.read(key, text)
      return { key, value: value as Json, from: from[flag] ?? byDefault }
    })
}
