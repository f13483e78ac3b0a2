import { exportNames } from '../checkpoint/export.js'
import {
  activationNames,
  augmentationNames,
  costNames,
  initializerNames,
  mismatch,
  optimizerNames,
  type Recipe,
  scheduleNames
} from '../engine/recipe.js'
import type { Settings } from '../trainer/protocol.js'
import { type GlyphName, glyphNames, hiddenNames } from './choices.js'
import { closest } from './closest.js'
import { type CommandName, commandNames, commandTable, flagsOf } from './command-table.js'
import { readSource } from './data-flags.js'
import { dashed, type FlagName, flagTable } from './flag-table.js'
import { defaultRate, presetNames, presets } from './presets.js'
import { UsageError } from './usage-error.js'
import { decimal, layerSizes, listed, meant, oneOf, wholeNumber, wholeNumberOrAll } from './values.js'

/** Flags as meow hands them over: text, or true for a switch; camelCase names. */
export type RawFlags = Readonly<Record<string, unknown>>

/** What is fixed by a checkpoint and can't be said together with --resume. */
const fixedByCheckpoint: readonly FlagName[] = [
  ...(['data', 'names', 'size', 'colour', 'layers', 'activation', 'outputActivation', 'cost', 'optimizer'] as const),
  ...(['batchSize', 'weightDecay', 'initializer', 'augment', 'trainSize', 'shuffleLabels', 'validation'] as const),
  ...(['seed', 'preset'] as const)
]

/** More threads than this help no network that fits in memory. */
const mostThreads = 64

/** The flags that were given, checked to be among those that the command takes; a switch has no text. */
export function givenFlags(raw: RawFlags, command: CommandName): Partial<Record<FlagName, string>> {
  const allowed = flagsOf(command)
  const given: Partial<Record<FlagName, string>> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    const flag = allowed.find(candidate => candidate === name)
    // A known switch that another command has stands at its default, false, when nobody gave it.
    if (flag === undefined && (value !== false || !(name in flagTable))) {
      throw new UsageError(noSuchFlag(name, command))
    }
    if (flag === undefined || value === false) continue
    if (Array.isArray(value)) throw new UsageError(`${dashed(name)} is given more than once: give it once.`)
    given[flag] = value === true ? '' : String(value)
  }
  return given
}

/** Why a command does not take a flag, and what to do. */
function noSuchFlag(name: string, command: CommandName): string {
  const flag = name.length === 1 ? `-${name}` : dashed(name)
  const others = commandNames.filter(other => flagsOf(other).some(candidate => candidate === name))
  if (others.length > 0) {
    return `downhill ${command} has no ${flag}, which belongs to ${listed(others, 'and')}: see downhill help ${command}.`
  }
  const near = closest(
    flag.slice(2),
    flagsOf(command).map(known => dashed(known).slice(2))
  )
  return `There is no flag ${flag} here${meant(near && `--${near}`, `: see downhill help ${command}.`)}`
}

/** The settings of a training run. @throws UsageError for a value that makes no sense. */
export function readSettings(given: Partial<Record<FlagName, string>>): Settings {
  const recipe = readRecipe(given)
  const { resume } = given
  if (resume !== undefined) {
    const fixed = fixedByCheckpoint.find(flag => given[flag] !== undefined)
    if (fixed) throw new UsageError(`${dashed(fixed)} is fixed by the checkpoint: leave it out together with --resume.`)
    if (resume === '') throw new UsageError('--resume wants latest, a run folder, or a checkpoint file.')
  }
  return {
    recipe,
    data: {
      ...readSource(given.data, given),
      validation: given.validation === undefined ? null : wholeNumber('--validation', given.validation, 0),
      trainSize: given.trainSize === undefined ? 'all' : wholeNumberOrAll('--train-size', given.trainSize),
      shuffleLabels: given.shuffleLabels !== undefined
    },
    threads: given.threads === undefined ? 1 : wholeNumber('--threads', given.threads, 1, mostThreads),
    checkpoints: readFolder(given.checkpoints),
    keep: readKeep(given.keep),
    resume:
      resume === undefined
        ? null
        : {
            name: resume,
            overrides: {
              recipe: {
                ...(given.epochs !== undefined && { epochs: recipe.epochs }),
                ...(given.schedule !== undefined && { schedule: recipe.schedule })
              },
              ...(given.learningRate !== undefined && { learningRate: recipe.learningRate })
            }
          }
  }
}

function readRecipe(given: Partial<Record<FlagName, string>>): Recipe {
  const preset = presets[given.preset === undefined ? 'classic' : oneOf('--preset', given.preset, presetNames)]
  const read = <Name extends FlagName, Value>(
    name: Name,
    reader: (flag: string, text: string) => Value,
    otherwise: Value
  ) => {
    const text = given[name]
    return text === undefined ? otherwise : reader(dashed(name), text)
  }
  const named =
    <Value extends string>(names: readonly Value[]) =>
    (flag: string, text: string) =>
      oneOf(flag, text, names)
  const activation = read('activation', named(hiddenNames), preset.activation)
  const cost = read('cost', named(costNames), preset.cost)
  const optimizer = read('optimizer', named(optimizerNames), preset.optimizer)
  const outputActivation = read(
    'outputActivation',
    named(activationNames),
    cost === preset.cost ? preset.outputActivation : cost === 'quadratic' ? 'sigmoid' : 'softmax'
  )
  const wrong = mismatch(cost, outputActivation)
  if (wrong) throw new UsageError(wrong)
  const isPreset = cost === preset.cost && optimizer === preset.optimizer && activation === preset.activation
  return {
    hiddenLayers: read('layers', layerSizes, preset.hiddenLayers as number[]),
    activation,
    outputActivation,
    cost,
    optimizer,
    learningRate: read(
      'learningRate',
      (flag, text) => decimal(flag, text, 'above 0'),
      isPreset ? preset.learningRate : defaultRate(optimizer, cost)
    ),
    schedule: read('schedule', named(scheduleNames), preset.schedule),
    batchSize: read('batchSize', wholeNumberOrAll, preset.batchSize),
    epochs: read('epochs', (flag, text) => wholeNumber(flag, text, 1), preset.epochs),
    weightDecay: read('weightDecay', (flag, text) => decimal(flag, text, 'from 0 up'), preset.weightDecay),
    initializer: read(
      'initializer',
      named(initializerNames),
      activation === preset.activation ? preset.initializer : defaultInitializer(activation)
    ),
    augment: read('augment', augmentations, preset.augment),
    seed: read('seed', (flag, text) => wholeNumber(flag, text, 0), preset.seed)
  }
}

/** `shift,rotate`; `none` for none. */
export function augmentations(flag: string, text: string): Recipe['augment'] {
  if (text === 'none') return []
  return [...new Set(text.split(',').map(part => oneOf(flag, part, augmentationNames)))]
}

function defaultInitializer(activation: Recipe['activation']): Recipe['initializer'] {
  return activation === 'relu' || activation === 'leaky-relu' ? 'he' : 'fan-in'
}

/** The folder of all runs. @throws UsageError */
export function readFolder(text = 'checkpoints'): string {
  if (text === '') throw new UsageError('--checkpoints wants a folder, and got nothing.')
  return text
}

/** How many of the best to keep; null for all. @throws UsageError */
export function readKeep(text: string | undefined): number | null {
  return text === undefined ? null : wholeNumber('--keep', text, 1)
}

/** @throws UsageError */
export function readGlyphs(text: string | undefined): GlyphName {
  return text === undefined ? 'auto' : oneOf('--glyphs', text, glyphNames)
}

/** What to export to, and where; null for a place that has to be thought of. @throws UsageError */
export function readExport({ to, output }: Partial<Record<FlagName, string>>) {
  if (to === undefined) throw new UsageError(`downhill export wants --to ${listed(exportNames)}.`)
  if (output === '') throw new UsageError('--output wants a file, and got nothing.')
  return { to: oneOf('--to', to, exportNames), output: output ?? null }
}

/** @throws UsageError when there are more arguments than the command takes. */
export function refuseMore(args: readonly string[], command: CommandName): void {
  const wanted = commandTable[command].arguments
  if (args.length <= wanted.length || wanted.some(({ number }) => number === 'one or more')) return
  const most = wanted.length === 0 ? 'no argument' : 'one argument'
  throw new UsageError(`downhill ${command} takes ${most}, and got ${args.length}: see downhill help ${command}.`)
}
