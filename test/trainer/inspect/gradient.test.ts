import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../../source/engine/recipe.js'
import { examplesToSee, type GradientSource, seeGradient } from '../../../source/trainer/inspect/gradient.js'
import type { Run } from '../../../source/trainer/run.js'
import { snapshot } from '../../../source/trainer/snapshot.js'
import { train } from '../../../source/trainer/train.js'
import { noise } from '../noise.js'
import { outcome } from '../training.js'
import { textbookGradient } from './textbook.js'

function see(run: Run, of: GradientSource) {
  const seeing = seeGradient(run, { kind: 'gradient', of })
  for (;;) {
    const { done, value } = seeing.next()
    if (done) return value
  }
}

/** A run after so many mini-batches. */
async function runAfter(recipe: Partial<Recipe>, batches: number): Promise<Run> {
  const run = (await noise(recipe))()
  let left = batches
  for (const moment of train(run)) if (moment === 'batch' && --left === 0) break
  return run
}

const recipes: readonly [string, Partial<Recipe>][] = [
  ['sigmoid', { hiddenLayers: [6, 5] }],
  ['no hidden layer', { hiddenLayers: [] }],
  ['relu', { hiddenLayers: [6, 5], activation: 'relu', outputActivation: 'softmax', cost: 'cross-entropy' }],
  ['a wide relu', { hiddenLayers: [70], activation: 'relu', outputActivation: 'softmax', cost: 'cross-entropy' }]
]

describe('a gradient that is looked at', () => {
  it.each(recipes)('is the textbook’s, in float64, for a network with %s', async (_, recipe) => {
    const run = await runAfter(recipe, 5)
    const seen = see(run, 'sample')
    const { cost, gradient, layers } = textbookGradient(run, [...run.split.training])
    expect(seen).toMatchObject({ examples: 200, outOf: 200, epoch: 1, batch: 1 })
    expect(seen.cost).toBeCloseTo(cost, 5)
    for (const [l, { norm, steepest, weights, slopes, flat }] of seen.layers.entries()) {
      const { w, b } = gradient[l]!
      expect(norm / Math.hypot(...w.flat(), ...b)).toBeCloseTo(1, 5)
      const sizes = w.flat().map(Math.abs)
      expect(Math.abs(steepest[0]!.slope)).toBeCloseTo(Math.max(...sizes), 6)
      for (const { from, to, weight, slope } of steepest) {
        expect(slope).toBeCloseTo(w[to]![from]!, 6)
        expect(weight).toBe(layers[l]!.w[to]![from]!)
      }
      const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
      expect(total(weights.counts)).toBe(sizes.length)
      expect(total(slopes.counts) + flat).toBe(sizes.length)
    }
    seen.pixels.forEach((sum, i) => {
      expect(sum).toBeCloseTo(
        gradient[0]!.w.reduce((all, row) => all + Math.abs(row[i]!), 0),
        5
      )
    })
  })

  it('of the next mini-batch is the one that training takes its next step by', async () => {
    const run = await runAfter({ hiddenLayers: [6, 5] }, 3)
    const seen = see(run, 'batch')
    run.normWanted = true
    for (const moment of train(run)) if (moment === 'batch') break
    expect(seen).toMatchObject({ examples: 50, outOf: 50, epoch: 0, batch: 3 })
    seen.layers.forEach(({ norm }, l) => {
      expect(norm / run.layerNorms[l]!).toBeCloseTo(1, 5)
    })
  })

  it('of the next mini-batch is, after the last of an epoch, that of the first of the next', async () => {
    const run = await runAfter({}, 4)
    expect([run.epoch, run.batch]).toEqual([0, 4])
    expect(see(run, 'batch').layers[0]!.norm).toBe(
      see(Object.assign(run, { epoch: 1, batch: 0 }), 'batch').layers[0]!.norm
    )
  })

  it.each<[string, Partial<Recipe>]>([
    ['plain descent', {}],
    ['Adam on mini-batches in pieces', { optimizer: 'adam', batchSize: 'all' }],
    ['a wide layer', { hiddenLayers: [70] }]
  ])('changes nothing about training: %s', async (_, recipe) => {
    const begin = await noise(recipe)
    const [looked, alone] = [begin(), begin()]
    for (const _ of train(looked)) for (const of of ['sample', 'batch'] as const) see(looked, of)
    for (const _ of train(alone));
    const result = (run: Run) => outcome(snapshot(run, '', 0))
    expect(result(looked)).toEqual(result(alone))
  })

  it('counts the neurons that are dead, and those that are saturated', async () => {
    const idle = async (recipe: Partial<Recipe>, biases: readonly number[]) => {
      const run = (await noise({ hiddenLayers: [4], ...recipe }))()
      const { network } = run.layout
      new Float32Array(run.arena.memory.buffer, network.parameters.biases[0]!, 4).set(biases)
      return see(run, 'sample').layers.map(layer => layer.idle)
    }
    expect(await idle({ activation: 'relu' }, [-99, 9, -99, -99])).toMatchObject([{ name: 'dead', count: 3 }, {}])
    expect(await idle({}, [-99, 99, 0, 0])).toMatchObject([{ name: 'saturated', count: 2 }, {}])
    expect(await idle({ activation: 'leaky-relu', outputActivation: 'softmax' }, [-99, 0, 0, 0])).toEqual([null, null])
  })
})

describe('the examples that are looked at', () => {
  it.each([
    ['a small network', 13_002, 769],
    ['one of a layer of 192 neurons', 152_650, 65],
    ['one that training sends 16 at a time through', 5_000_000, 16],
    ['a tiny one', 100, 1024]
  ])('are as many as take no longer than training does: %s', (_, parameters, count) => {
    expect(examplesToSee(parameters)).toBe(count)
  })
})
