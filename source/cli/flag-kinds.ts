import { noiseKinds } from '../dataset/noise.js'
import { curveActivationNames } from '../engine/curve/network.js'
import {
  activationNames,
  augmentationNames,
  costNames,
  initializerNames,
  optimizerNames,
  scheduleNames
} from '../engine/recipe.js'
import { mostNeurons } from '../trainer/fit/protocol.js'
import { glyphNames, hiddenNames } from './choices.js'
import { one, onOff, real, several, sizes, text, whole, wholeOrAll, widthAndHeight } from './kinds.js'
import { presetNames } from './presets.js'

/** More threads than this help no network that fits in memory. */
const mostThreads = 64
/** More steps than this are a mistake: at full speed they take an hour and more. */
const mostSteps = 100_000_000

/** What the value of a flag may be, for flags that may also stand in a config file. */
export const flagKinds = {
  preset: one(presetNames),
  layers: sizes,
  activation: one(hiddenNames),
  outputActivation: one(activationNames),
  initializer: one(initializerNames),
  cost: one(costNames),
  optimizer: one(optimizerNames),
  learningRate: real('above 0'),
  schedule: one(scheduleNames),
  batchSize: wholeOrAll,
  epochs: whole(1),
  weightDecay: real('from 0 up'),
  augment: several(augmentationNames),
  seed: whole(0),
  data: text('mnist, a folder, or a CSV file'),
  names: text('a text file with a name for each class'),
  size: widthAndHeight,
  colour: onOff,
  validation: whole(0),
  trainSize: wholeOrAll,
  shuffleLabels: onOff,
  threads: whole(1, mostThreads),
  checkpoints: text('a folder'),
  keep: whole(1),
  glyphs: one(glyphNames),
  screenReader: onOff,
  headless: onOff,
  json: onOff,
  show: onOff,
  kind: one(noiseKinds),
  count: whole(1, 1_000_000),
  neurons: whole(1, mostNeurons),
  steps: whole(1, mostSteps)
}

/** The same where `fit` means something else than the others. */
export const fitKinds = { ...flagKinds, activation: one(curveActivationNames) }
