import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { numbersAt } from '../../source/engine/arena.js'
import { isAtOnce, type Job, perform } from '../../source/engine/descent.js'
import { paceOf } from '../../source/engine/optimizer.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { builds, type KernelBuild } from '../kernels/compiled.js'
import { alone, classic, smallLane } from './small.js'

/** Trains a small network for 50 steps and returns a hash of its bits. */
function trainedBits(recipe: Recipe, build: KernelBuild, look: boolean): string {
  const { arena, lane, batch, count } = smallLane('float32', recipe, { build })
  const { layout, pass } = lane
  const { start, length } = layout.gradient
  const work = (job: Job) => perform(lane, job, alone)
  for (let step = 1; step <= 50; step++) {
    const pace = paceOf(recipe.optimizer, { eta: recipe.learningRate, step }, count, recipe.weightDecay)
    if (look) {
      work({ kind: 'gather', batch, rows: count, scale: 1 / count })
      expect(pass.kernels.sumOfSquares(start, length)).toBeGreaterThan(0)
    }
    if (look && !isAtOnce(layout, count)) {
      work({ kind: 'step', pace })
    } else {
      pass.kernels.clear(start, length)
      work({ kind: 'descend', batch, rows: count, paces: [pace] })
    }
  }
  const { parameters } = layout.network
  const bits = numbersAt(arena, parameters.start, parameters.length)
  return createHash('sha256')
    .update(new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength).slice())
    .digest('hex')
    .slice(0, 16)
}

const recipes: [string, Recipe][] = [
  ['sgd', classic],
  ['momentum', { ...classic, optimizer: 'momentum', activation: 'tanh', learningRate: 0.05 }],
  [
    'adam',
    {
      ...classic,
      optimizer: 'adam',
      activation: 'relu',
      outputActivation: 'softmax',
      cost: 'cross-entropy',
      learningRate: 0.01
    }
  ]
]

/** Fused arithmetic is the same on every processor that has it: x86-64 since 2013, all ARM64. */
const golden: Record<KernelBuild, readonly string[]> = {
  plain: ['sgd 346d5e0049c9aff1', 'momentum b5cd591ae88a9190', 'adam 8cf3590a0bdf3c79'],
  fused: ['sgd 4c8b801e5d4034f5', 'momentum 322e257eaa877ed0', 'adam 622e24c6353fba9f']
}

describe.each(builds)('a golden run on %s kernels', build => {
  it('ends with these bits, on every machine: a change here means that old seeds give new results', () => {
    expect(recipes.map(([name, recipe]) => `${name} ${trainedBits(recipe, build, false)}`)).toEqual(golden[build])
  })
  it.each(recipes)('ends with the same bits for %s whether or not the gradient is looked at', (_, recipe) => {
    expect(trainedBits(recipe, build, true)).toBe(trainedBits(recipe, build, false))
  })
})
