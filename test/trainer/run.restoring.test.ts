import { describe, expect, it } from 'vitest'
import { decodeCheckpoint, encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { type Run, restoreRun } from '../../source/trainer/run.js'
import { snapshot } from '../../source/trainer/snapshot.js'
import { train } from '../../source/trainer/train.js'
import { noise } from './noise.js'
import { outcome } from './training.js'

const file = (run: Run) => encodeCheckpoint(snapshot(run, '', 0))

describe('a run that is restored in the memory of another', () => {
  it.each<[string, Partial<Recipe>]>([
    ['plain descent', {}],
    ['momentum', { optimizer: 'momentum' }],
    ['Adam', { optimizer: 'adam', learningRate: 0.01 }]
  ])('learns with %s as if it were alone, wherever the other was left', async (_, recipe) => {
    const begin = await noise(recipe)
    const run = begin()
    let saved: Uint8Array | undefined
    for (const moment of train(run)) {
      if (moment === 'epoch' && run.epoch === 1) saved = file(run)
      // Looking at the gradient takes a mini-batch apart: it has been gathered, and no step been taken.
      run.normWanted = true
      if (moment === 'chunk' && run.epoch === 2) break
    }
    const restored = restoreRun(run, run.recipe, decodeCheckpoint(saved!))
    expect(restored).toMatchObject({ epoch: 1, batch: 0, history: [{ epoch: 1 }] })
    for (const _ of train(restored));
    const alone = begin()
    for (const _ of train(alone));
    expect(outcome(decodeCheckpoint(file(restored)))).toEqual(outcome(decodeCheckpoint(file(alone))))
  })
})
