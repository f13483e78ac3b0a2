import { describe, expect, it } from 'vitest'
import { loadDataset } from '../../source/dataset/load.js'
import { mostInARow } from '../../source/engine/descent.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { fullRow } from '../../source/trainer/in-a-row.js'
import { createTelemetry } from '../../source/trainer/telemetry.js'
import { closeRun, compileKernels, createRun, snapshot, train } from './built.js'
import { noiseRun, outcome } from './training.js'

describe('a row of mini-batches is', () => {
  const row = (parameterCount: number, size: number) =>
    fullRow({ layout: { network: { parameterCount } }, batches: { size } } as Parameters<typeof fullRow>[0])
  it.each([
    ['the longest there is for the classic network', 13_002, 10, mostInARow],
    ['as long for one of a hundred neurons a layer', 89_610, 32, mostInARow],
    ['shorter where each takes longer', 669_706, 32, 2],
    ['one where that takes long enough', 669_706, 128, 1],
    ['one where the whole of the data is one mini-batch', 13_002, 50_000, 1]
  ])('%s', (_, parameters, size, count) => {
    expect(row(parameters, size)).toBe(count)
  })
})

const recipes: [string, Partial<Recipe>, number][] = [
  ['plain descent', {}, 1],
  ['a schedule, and a last mini-batch that is short', { batchSize: 30, schedule: 'cosine', optimizer: 'adam' }, 1],
  ['two threads', { hiddenLayers: [40, 40], activation: 'relu', batchSize: 7 }, 2],
  ['augmented images', { batchSize: 12, augment: ['shift'] }, 1]
]

describe('training in rows', () => {
  async function beginner() {
    const { recipe: usual, data } = await noiseRun('nowhere')
    const [dataset, module] = await Promise.all([loadDataset(data), compileKernels()])
    return (recipe: Partial<Recipe>, threads = 1) =>
      createRun(module, { ...usual, ...recipe }, data, dataset, null, threads)
  }

  it.each(recipes)(
    'ends with the bits, the history and the curve of training one by one: %s',
    async (_, recipe, threads) => {
      const begin = await beginner()
      const end = (most: number) => {
        const run = begin(recipe, threads)
        const telemetry = createTelemetry(run)
        let longest = 0
        for (const moment of train(run)) {
          if (moment === 'batch') {
            telemetry.countBatches()
            longest = Math.max(longest, run.tallies.length)
          }
          run.rowLimit = most
          // Now and then somebody wants to know the gradient's norm.
          run.normWanted = run.batch % 5 === 3
        }
        closeRun(run)
        return { longest, curve: telemetry.pulse().curve, ...outcome(snapshot(run, '', 0)) }
      }
      const { longest, ...alone } = end(1)
      const { longest: most, ...inRows } = end(mostInARow)
      expect(inRows).toEqual(alone)
      expect([longest, most > 1]).toEqual([1, true])
    }
  )

  it('says of a run that diverges in the middle of a row with which mini-batch it did', async () => {
    const begin = await beginner()
    const end = (most: number) => {
      const run = begin({ learningRate: 1e30, activation: 'relu', outputActivation: 'identity', batchSize: 20 })
      for (const moment of train(run)) {
        if (moment === 'diverged') break
        run.rowLimit = most
      }
      return [run.divergence, run.epoch, run.batch]
    }
    expect(end(mostInARow)).toEqual(end(1))
  })

  it('finds what has overflowed at the end of the row at the latest', async () => {
    const begin = await beginner()
    const run = begin({ optimizer: 'adam', learningRate: 1e9, weightDecay: 1e37, batchSize: 20 })
    run.rowLimit = mostInARow
    for (const moment of train(run)) if (moment === 'diverged') break
    expect(run.divergence).not.toBeNull()
    expect(run.epoch).toBe(0)
    expect(run.batch).toBeLessThanOrEqual(mostInARow)
  })
})
