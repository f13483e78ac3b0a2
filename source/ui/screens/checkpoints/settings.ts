import type { Description } from '../../../checkpoint/checkpoint.js'
import { recordNow } from '../../../checkpoint/history.js'
import { inputsOf } from '../../../engine/image-shape.js'
import type { RunFacts } from '../../checkpoints/listed.js'
import { grouped, measure, percent, placeName, short } from '../../format.js'

/** Something a checkpoint says of itself, in words. */
export interface Setting {
  readonly name: string
  readonly value: string
}

/** Columns for the name of a setting. */
export const nameWidth = 17

/** What a run is, in a line: “from epoch 3 · η 0.15 · SGD · batch 10 · sigmoid · quadratic”. */
export function settingsLine({ parent, recipe, learningRate, dataset }: RunFacts): string {
  const { activation, cost, optimizer, batchSize, schedule } = recipe
  return [
    ...(parent ? [`from ${placeName(parent)}`] : []),
    `η ${short(learningRate)}`,
    ...(schedule === 'constant' ? [] : [schedule]),
    optimizerName(optimizer),
    `batch ${batchSize}`,
    activation,
    cost,
    ...(dataset.name === 'mnist' ? [] : [dataset.name])
  ].join(' · ')
}

/** How a checkpoint has done. */
export function resultsOf({ progress, history }: Description): Setting[] {
  const last = recordNow(progress, history)
  return [
    {
      name: 'epoch',
      value: progress.batch === 0 ? `${progress.epoch}` : `${progress.epoch} + ${grouped(progress.batch)} batches`
    },
    { name: 'held out', value: percent(last?.validationAccuracy) },
    { name: 'training', value: percent(last?.trainAccuracy) },
    { name: 'cost', value: measure(last?.cost ?? Number.NaN) }
  ]
}

/** What it was made with, all of it. */
export function settingsOf({ recipe, data, dataset, learningRate, parent }: Description): Setting[] {
  const sizes = [inputsOf(dataset), ...recipe.hiddenLayers, dataset.classes.length]
  return Object.entries({
    layers: sizes.join('-'),
    η:
      learningRate === recipe.learningRate
        ? short(learningRate)
        : `${short(learningRate)} (was ${short(recipe.learningRate)})`,
    optimizer: optimizerName(recipe.optimizer),
    batch: String(recipe.batchSize),
    activation: recipe.activation,
    outputs: recipe.outputActivation,
    'cost function': recipe.cost,
    schedule: recipe.schedule,
    epochs: String(recipe.epochs),
    seed: String(recipe.seed),
    'weight decay': short(recipe.weightDecay),
    initializer: recipe.initializer,
    augmentation: recipe.augment.join(', ') || 'none',
    data: `${data.data} (${dataset.fingerprint.slice(0, 8)})`,
    'train size': typeof data.trainSize === 'number' ? grouped(data.trainSize) : data.trainSize,
    'held-out images': grouped(data.validation),
    labels: data.shuffleLabels ? 'shuffled' : 'true',
    began: parent ? `at ${placeName(parent)} of ${parent.run}` : 'by itself'
  }).map(([name, value]) => ({ name, value }))
}

/** A setting that two checkpoints do not share. */
export interface Difference {
  readonly name: string
  readonly one: string
  readonly other: string
}

/** What is different between two lists of the same settings. */
export function differences(one: readonly Setting[], other: readonly Setting[]): Difference[] {
  return one.flatMap(({ name, value }, i) => {
    const its = other[i]?.value ?? ''
    return its === value ? [] : [{ name, one: value, other: its }]
  })
}

function optimizerName(name: Description['recipe']['optimizer']): string {
  return name === 'sgd' ? 'SGD' : name
}
