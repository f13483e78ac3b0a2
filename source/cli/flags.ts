import { exportNames } from '../checkpoint/export.js'
import { mismatch, type Recipe } from '../engine/recipe.js'
import type { Settings } from '../trainer/protocol.js'
import type { GlyphName } from './choices.js'
import { closest } from './closest.js'
import { type CommandName, commandNames, commandTable, flagsOf } from './command-table.js'
import { readSource } from './data-flags.js'
import { fixedFlags } from './flag-groups.js'
import { flagKinds } from './flag-kinds.js'
import { dashed, type FlagName, flagTable } from './flag-table.js'
import { defaultRate, presets } from './presets.js'
import { UsageError } from './usage-error.js'
import { listed, meant, oneOf } from './values.js'

/** Flags as meow hands them over: text, or true for a switch; camelCase names. */
export type RawFlags = Readonly<Record<string, unknown>>

/**
 * The flags that were typed, checked to be among those that the command takes: their text, none for a switch, null for one
 * that is turned off.
 */
export function givenFlags(raw: RawFlags, command: CommandName): Partial<Record<FlagName, string | null>> {
  const allowed = flagsOf(command)
  const given: Partial<Record<FlagName, string | null>> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    const flag = allowed.find(candidate => candidate === name)
    if (flag === undefined) throw new UsageError(noSuchFlag(name, command))
    if (Array.isArray(value)) throw new UsageError(`${dashed(name)} is given more than once: give it once.`)
    if (value === false && flagTable[flag].type !== 'boolean') {
      throw new UsageError(
        `${dashed(name)} wants a value, and can't be turned off: leave --no-${dashed(name).slice(2)} out.`
      )
    }
    given[flag] = value === true ? '' : value === false ? null : String(value)
  }
  return given
}

/** Why a command does not take a flag, and what to do. */
function noSuchFlag(name: string, command: CommandName): string {
  const flag = name.length === 1 ? `-${name}` : dashed(name)
  const takers = commandNames.filter(other => flagsOf(other).some(candidate => candidate === name))
  // `config` only tells of what others take.
  const others = takers.length > 1 ? takers.filter(other => other !== 'config') : takers
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
    const fixed = fixedFlags.find(flag => given[flag] !== undefined)
    if (fixed) throw new UsageError(`${dashed(fixed)} is fixed by the checkpoint: leave it out together with --resume.`)
    if (resume === '') throw new UsageError('--resume wants latest, a run folder, or a checkpoint file.')
  }
  return {
    recipe,
    data: {
      ...readSource(given.data, given),
      validation: given.validation === undefined ? null : flagKinds.validation.read('--validation', given.validation),
      trainSize: given.trainSize === undefined ? 'all' : flagKinds.trainSize.read('--train-size', given.trainSize),
      shuffleLabels: given.shuffleLabels !== undefined
    },
    threads: given.threads === undefined ? 1 : flagKinds.threads.read('--threads', given.threads),
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
  const preset = presets[given.preset === undefined ? 'classic' : flagKinds.preset.read('--preset', given.preset)]
  const read = <Name extends keyof typeof flagKinds>(
    name: Name,
    otherwise: ReturnType<(typeof flagKinds)[Name]['read']>
  ): typeof otherwise => {
    const text = given[name]
    // TypeScript forgets that a kind's reader gives the kind's values.
    return text === undefined ? otherwise : (flagKinds[name].read(dashed(name), text) as typeof otherwise)
  }
  const activation = read('activation', preset.activation)
  const cost = read('cost', preset.cost)
  const optimizer = read('optimizer', preset.optimizer)
  const outputActivation = read(
    'outputActivation',
    cost === preset.cost ? preset.outputActivation : cost === 'quadratic' ? 'sigmoid' : 'softmax'
  )
  const wrong = mismatch(cost, outputActivation)
  if (wrong) throw new UsageError(wrong)
  const isPreset = cost === preset.cost && optimizer === preset.optimizer && activation === preset.activation
  return {
    hiddenLayers: read('layers', [...preset.hiddenLayers]),
    activation,
    outputActivation,
    cost,
    optimizer,
    learningRate: read('learningRate', isPreset ? preset.learningRate : defaultRate(optimizer, cost)),
    schedule: read('schedule', preset.schedule),
    batchSize: read('batchSize', preset.batchSize),
    epochs: read('epochs', preset.epochs),
    weightDecay: read('weightDecay', preset.weightDecay),
    initializer: read(
      'initializer',
      activation === preset.activation ? preset.initializer : defaultInitializer(activation)
    ),
    augment: read('augment', preset.augment),
    seed: read('seed', preset.seed)
  }
}

function defaultInitializer(activation: Recipe['activation']): Recipe['initializer'] {
  return activation === 'relu' || activation === 'leaky-relu' ? 'he' : 'fan-in'
}

/** The folder of all runs. @throws UsageError */
export function readFolder(text = 'checkpoints'): string {
  return flagKinds.checkpoints.read('--checkpoints', text)
}

/** How many of the best to keep; null for all. @throws UsageError */
export function readKeep(text: string | undefined): number | null {
  return text === undefined ? null : flagKinds.keep.read('--keep', text)
}

/** @throws UsageError */
export function readGlyphs(text: string | undefined): GlyphName {
  return text === undefined ? 'auto' : flagKinds.glyphs.read('--glyphs', text)
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
