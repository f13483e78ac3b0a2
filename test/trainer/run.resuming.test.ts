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
const { createRun } = (await built('run')) as typeof import('../../source/trainer/run.js')
const { train } = (await built('train')) as typeof import('../../source/trainer/train.js')
const { snapshot } = (await built('snapshot')) as typeof import('../../source/trainer/snapshot.js')
const { compileKernels } = (await built('kernels')) as typeof import('../../source/trainer/kernels.js')

/** Where a run of three epochs of four mini-batches may be stopped: upon which moment, at which place. */
const stops = [
  { name: 'after an epoch', moment: 'epoch', epoch: 1, batch: 0 },
  { name: 'in the middle of one, and of its third mini-batch', moment: 'chunk', epoch: 1, batch: 2 }
] as const satisfies readonly { name: string; moment: Moment; epoch: number; batch: number }[]

const rates = { sgd: 0.3, momentum: 0.03, nesterov: 0.03, adam: 0.01, adamw: 0.01 }
const cases = optimizerNames.flatMap(optimizer => scheduleNames.map(schedule => [optimizer, schedule] as const))

/** SHA-256 of weights, moments, history and all else in a checkpoint that does not depend on the clock. */
function hashOf(checkpoint: Checkpoint): string {
  return createHash('sha256')
    .update(JSON.stringify(outcome(checkpoint)))
    .digest('hex')
}

/** Begins runs of a recipe on noise: a hidden layer wide enough for four threads, each with 16 columns of it. */
async function noise(recipe: Partial<Recipe>): Promise<(start: Start | null, threads: number) => Run> {
  const settings = await noiseRun('nowhere', { hiddenLayers: [64], activation: 'tanh', epochs: 3, ...recipe })
  const [dataset, module] = await Promise.all([loadDataset(settings.data.data), compileKernels()])
  return (start, threads) => createRun(module, settings.recipe, settings.data, dataset, start, threads)
}

/** Trains to the end. Returns its hash, and the files that would have been saved at each of the stops. */
function finish(run: Run): { hash: string; files: Uint8Array[] } {
  const files: Uint8Array[] = []
  for (const moment of train(run)) {
    const isHere = stops.some(stop => stop.moment === moment && stop.epoch === run.epoch && stop.batch === run.batch)
    if (isHere) files.push(encodeCheckpoint(snapshot(run, '', 0)))
    // A mini-batch that fits in one chunk is interrupted only to look at its gradient.
    run.normWanted = true
  }
  run.team.close()
  return { hash: hashOf(snapshot(run, '', 0)), files }
}

describe('a stopped and resumed run ends with the SHA-256 of one that never stopped', () => {
  it.each(cases)('with %s and the %s schedule, on 1, 2 and 4 threads', async (optimizer, schedule) => {
    // Without decay, plain descent takes another way to the weights.
    const weightDecay = optimizer === 'sgd' ? 0 : 0.01
    const begin = await noise({ optimizer, schedule, learningRate: rates[optimizer], weightDecay })
    const { hash } = finish(begin(null, 1))
    for (const threads of [1, 2, 4]) {
      const { hash: whole, files } = finish(begin(null, threads))
      expect(whole, `${threads} threads, never stopped`).toBe(hash)
      expect(files).toHaveLength(stops.length)
      stops.forEach(({ name }, i) => {
        const resumed = finish(begin(decodeCheckpoint(files[i]!), threads))
        expect(resumed.hash, `${threads} threads, stopped ${name}`).toBe(hash)
      })
    }
  })
})
