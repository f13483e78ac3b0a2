import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { loadDataset } from '../../source/dataset/load.js'
import { optimizerNames, type Recipe, scheduleNames } from '../../source/engine/recipe.js'
import type { Run, Start } from '../../source/trainer/run.js'
import type { Moment } from '../../source/trainer/train.js'
import { noiseRun, outcome } from './training.js'

// Helper threads have to be JavaScript, so it is the built program that is driven here, too.
const built = (name: string) => import(new URL(`../../dist/trainer/${name}.js`, import.meta.url).href)
const { closeRun, createRun } = (await built('run')) as typeof import('../../source/trainer/run.js')
const { train } = (await built('train')) as typeof import('../../source/trainer/train.js')
const { snapshot } = (await built('snapshot')) as typeof import('../../source/trainer/snapshot.js')
const { compileKernels } = (await built('kernels')) as typeof import('../../source/trainer/kernels.js')

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

/** Trains to the end. Returns its hash, and the file that would have been saved at each of the stops. */
function finish(run: Run, stops: readonly Stop[]): { hash: string; files: Map<Stop, Uint8Array> } {
  const files = new Map<Stop, Uint8Array>()
  for (const moment of train(run)) {
    const stop = stops.find(
      ({ moment: at, epoch, batch }) => at === moment && epoch === run.epoch && batch === run.batch
    )
    if (stop) files.set(stop, encodeCheckpoint(snapshot(run, '', 0)))
    // A mini-batch that fits in one chunk is interrupted only to look at its gradient.
    run.normWanted = true
  }
  closeRun(run)
  return { hash: hashOf(snapshot(run, '', 0)), files }
}

describe('a stopped and resumed run ends with the SHA-256 of one that never stopped', () => {
  it.each(cases)('with %s, on 1, 2 and 4 threads', async (_, recipe) => {
    const begin = await noise(recipe)
    const stops = [afterEpoch, recipe.batchSize === 'all' ? inFullBatch : inEpoch]
    const { hash } = finish(begin(null, 1), [])
    for (const threads of [1, 2, 4]) {
      const { hash: whole, files } = finish(begin(null, threads), stops)
      expect(whole, `${threads} threads, never stopped`).toBe(hash)
      for (const stop of stops) {
        const resumed = finish(begin(decodeCheckpoint(files.get(stop)!), threads), [])
        expect(resumed.hash, `${threads} threads, stopped ${stop.name}`).toBe(hash)
      }
    }
  })
})
