import { exportNames } from '../checkpoint/export.js'
import { noiseKinds } from '../dataset/noise.js'
import {
  activationNames,
  augmentationNames,
  costNames,
  initializerNames,
  optimizerNames,
  scheduleNames
} from '../engine/recipe.js'
import { glyphNames, hiddenNames } from './choices.js'
import { presetNames, presets } from './presets.js'

/** What may stand for something that is typed: behind a flag, or by itself behind a command. */
export interface Value {
  /** What it is called: `<file>`, `n`, or how one looks: `16,16`. */
  readonly value: string
  /** The words that it is one of. */
  readonly choices?: readonly string[]
  /** Several of the choices may be given, with commas between. */
  readonly several?: true
  /** Words that mean something where there is no list of choices, or beside it: `all`, `latest`. */
  readonly words?: readonly string[]
  /** What it is the path of; a checkpoint is a file. */
  readonly path?: 'file' | 'folder'
}

/** A flag is a switch or wants a value. The help is one line without its choices; `usual` is what holds when it isn't given. */
export type Flag =
  | { readonly type: 'boolean'; readonly help: string }
  | (Value & { readonly type: 'string'; readonly help: string; readonly usual?: string })

/** A file, a run's folder (then its newest file), or `latest`. */
export const checkpoint: Value = { value: '<checkpoint>', words: ['latest'], path: 'file' }
/** What to train on: MNIST, a folder of IDX files or of pictures, a CSV file. */
export const data: Value = { value: '<data>', words: ['mnist'], path: 'file' }

const { classic } = presets

/** Every flag that a command takes. Parsing, help, completion and what is said of a flag that is not there come from here. */
export const flagTable = named({
  preset: choice(presetNames, 'a whole recipe, which the other flags change', 'classic'),
  layers: wants({ value: '16,16', words: ['none'] }, 'sizes of the hidden layers, or none', `${classic.hiddenLayers}`),
  activation: choice(hiddenNames, 'of the hidden neurons', classic.activation),
  outputActivation: choice(activationNames, 'of the output neurons', 'sigmoid, or softmax with cross-entropy'),
  initializer: choice(initializerNames, 'how weights begin', 'fan-in, or he with ReLUs'),
  cost: choice(costNames, 'what is to become small', classic.cost),
  optimizer: choice(optimizerNames, 'how weights step', classic.optimizer),
  learningRate: wants({ value: '0.3' }, 'the learning rate η', '0.3, or what suits optimizer and cost'),
  schedule: choice(scheduleNames, 'how η changes', classic.schedule),
  batchSize: wants({ value: 'n', words: ['all'] }, 'examples a step, or all', `${classic.batchSize}`),
  epochs: wants({ value: 'n' }, 'how often to go through the training images', `${classic.epochs}`),
  weightDecay: wants({ value: '0.01' }, 'how strongly weights are pulled to 0', `${classic.weightDecay}`),
  seed: wants({ value: 'n' }, 'which random numbers: one seed, one result', '1'),
  data: wants(data, 'mnist, a folder, or a CSV file', 'mnist'),
  names: wants({ value: '<file>', path: 'file' }, 'names of the classes, one a line'),
  size: wants({ value: '28' }, 'pixels that pictures are made to: 28, or 32x24', '28'),
  colour: sets('three inputs a pixel of pictures, not their grey'),
  augment: wants(
    { value: '<names>', choices: augmentationNames, several: true, words: ['none'] },
    'changes training images each time they are seen',
    'none'
  ),
  validation: wants({ value: 'n' }, 'images held out of training', 'a sixth, 10,000 at most'),
  trainSize: wants({ value: 'n', words: ['all'] }, 'images to train on, or all', 'all'),
  shuffleLabels: sets('deals the labels out at random: nothing to learn but by heart'),
  threads: wants({ value: 'n' }, 'threads that share each mini-batch', '1'),
  checkpoints: wants({ value: '<folder>', path: 'folder' }, 'the folder of all runs', 'checkpoints'),
  resume: wants(checkpoint, "goes on from a checkpoint: a file, a run's folder, or latest"),
  keep: wants({ value: 'n' }, 'checkpoints to keep: the best n and the last', 'all'),
  glyphs: choice(glyphNames, 'what to draw with', 'auto'),
  screenReader: sets('plain sentences for a screen reader, with all keys'),
  headless: sets('plain lines in place of the dashboard'),
  json: sets('one JSON object a line'),
  config: wants({ value: '<file>', words: ['none'], path: 'file' }, 'settings from a file; none from no file at all'),
  schema: sets('prints the JSON schema of config files'),
  show: sets('draws each picture as the network sees it'),
  kind: choice(noiseKinds, 'each pixel at random, or those of test images in any order', 'pixels'),
  count: wants({ value: 'n' }, 'how many images', '1000'),
  to: choice(exportNames, 'the format'),
  output: wants({ value: '<file>', path: 'file' }, 'where to; a folder for pytorch', 'named by run and epoch'),
  force: sets('replaces what stands there'),
  dryRun: sets('only says what would be deleted'),
  points: wants({ value: '<file>', path: 'file' }, 'points to go through, x,y on each line, in place of a function'),
  from: wants({ value: '-3' }, 'where the domain begins: a number, like -3 or -2*pi', '-3'),
  neurons: wants({ value: 'n' }, 'neurons in the hidden layer', '16'),
  steps: wants({ value: 'n' }, 'steps of training', '10000')
})
export type FlagName = keyof typeof flagTable

/** What can be asked of every command. */
export const generalFlags: Readonly<Record<string, Flag>> = {
  help: sets('explains the command'),
  version: sets('the version of downhill')
}

/** What meow has to know. */
export const flagTypes = Object.fromEntries(
  Object.entries(flagTable).map(([name, { type }]) => [name, type])
) as Readonly<Record<FlagName, Flag['type']>>

/** `learningRate` → `--learning-rate` */
export function dashed(name: string): string {
  return `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
}

/** A flag that wants a value. */
export function wants(value: Value, help: string, usual?: string): Flag {
  return { type: 'string', ...value, help, ...(usual !== undefined && { usual }) }
}

/** A flag that wants one word of a list. */
export function choice(choices: readonly string[], help: string, usual?: string): Flag {
  return wants({ value: '<name>', choices }, help, usual)
}

/** A switch. */
function sets(help: string): Flag {
  return { type: 'boolean', help }
}

/** The same, as a table of exactly these names. */
function named<Name extends string>(flags: Readonly<Record<Name, Flag>>): Readonly<Record<Name, Flag>> {
  return flags
}
