import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { loadDataset } from '../../source/dataset/load.js'
import { optimizerNames, type Recipe, scheduleNames } from '../../source/engine/recipe.js'
import type { Run, Start } from '../../source/trainer/run.js'
import type { Moment } from '../../source/trainer/train.js'
import { closeRun, compileKernels, createRun, snapshot, train } from './built.js'
import { noiseRun, outcome } from './training.js'

/** Where a run of three epochs may be stopped: upon which moment, before or after which mini-batch. */
interface Stop {
  readonly name: string
  readonly moment: Moment
  readonly epoch: number
  readonly batch: number
}
const afterEpoch: Stop = { name: 'after an epoch', moment: 'epoch', epoch: 1, batch: 0 }
/** An epoch has four mini-batches, or only one of all its examples. */
const inEpoch: Stop = { name: 'in the middle of one, and of its third mini-batch', moment: 'chunk', epoch: 1, batch: 2 }
const inFullBatch: Stop = { name: 'in the middle of a full batch', moment: 'chunk', epoch: 1, batch: 0 }

const rates = { sgd: 0.3, momentum: 0.03, nesterov: 0.03, adam: 0.01, adamw: 0.01 }
// Without decay, plain descent takes another way to the weights.
const decays = { sgd: 0, momentum: 0.01, nesterov: 0.01, adam: 0.01, adamw: 0.01 }
const recipes = optimizerNames.flatMap(optimizer =>
  scheduleNames.map((schedule): [string, Partial<Recipe>] => [
    `${optimizer} and the ${schedule} schedule`,
    { optimizer, schedule, learningRate: rates[optimizer], weightDecay: decays[optimizer] }
  ])
)
const cases: readonly (readonly [string, Partial<Recipe>])[] = [
  ...recipes,
  ['plain descent with decay', { weightDecay: 0.01 }],
  ['augmented images', { optimizer: 'adam', learningRate: 0.01, augment: ['shift', 'rotate', 'elastic'] }],
  ['the full batch', { optimizer: 'momentum', learningRate: 0.03, batchSize: 'all' }]
]

/** SHA-256 of weights, moments, history and all else in a checkpoint that does not depend on the clock. */
function hashOf(checkpoint: Checkpoint): string {
  return createHash('sha256')
    .update(JSON.stringify(outcome(checkpoint)))
    .digest('hex')
}

/** Begins runs of a recipe on noise: a hidden layer wide enough for four threads, each with 16 columns of it. */
async function noise(recipe: Partial<Recipe>): Promise<(start: Start | null, threads: number) => Run> {
  const settings = await noiseRun('nowhere', { hiddenLayers: [64], activation: 'tanh', epochs: 3, ...recipe })
  const [dataset, module] = await Promise.all([loadDataset(settings.data), compileKernels()])
  return (start, threads) => createRun(module, settings.recipe, settings.data, dataset, start, threads)
}

/** Trains up to a stop, or to the end. Returns what can be read of the file that is saved there. */
function go(run: Run, stop: Stop | null): Checkpoint {
  let isThere = false
  // A mini-batch that fits in one chunk is interrupted only to look at its gradient.
  run.normWanted = true
  for (const moment of train(run)) {
    isThere = moment === stop?.moment && run.epoch === stop.epoch && run.batch === stop.batch
    if (isThere) break
    run.normWanted = true
  }
  const reached = decodeCheckpoint(encodeCheckpoint(snapshot(run, '', 0)))
  closeRun(run)
  if (stop && !isThere) throw new Error(`It never stops ${stop.name}.`)
  return reached
}

describe('a stopped and resumed run ends with the SHA-256 of one that never stopped', () => {
  it.each(cases)('with %s, on 1, 2 and 4 threads', async (_, recipe) => {
    const begin = await noise(recipe)
    const within = recipe.batchSize === 'all' ? inFullBatch : inEpoch
    const saved = go(begin(null, 1), afterEpoch)
    const [middle, end] = [within, null].map(stop => hashOf(go(begin(null, 1), stop)))
    for (const threads of [1, 2, 4]) {
      const further = go(begin(saved, threads), within)
      expect(hashOf(further), `${threads} threads, stopped ${afterEpoch.name}`).toBe(middle)
      const last = go(begin(further, threads), null)
      expect(hashOf(last), `${threads} threads, stopped ${within.name}, too`).toBe(end)
    }
  })
})
