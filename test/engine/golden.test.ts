import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { numbersAt } from '../../source/engine/arena.js'
import {
  createDescent,
  descendAtOnce,
  discard,
  gather,
  gradientNorm,
  isAtOnce,
  takeStep
} from '../../source/engine/descent.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { classic, smallPass } from './small.js'

/** Trains a small network for 50 steps and returns a hash of its bits. */
function trainedBits(recipe: Recipe, look: boolean): string {
  const { arena, pass, batch, count } = smallPass('float32', recipe)
  const descent = createDescent(arena, pass, recipe)
  const report = { cost: 0, correct: 0 }
  for (let step = 0; step < 50; step++) {
    if (isAtOnce(descent, count)) {
      if (look) {
        for (const _ of gather(descent, batch, count, report));
        expect(gradientNorm(descent)).toBeGreaterThan(0)
        discard(descent)
      }
      descendAtOnce(descent, batch, count, recipe.learningRate, report)
    } else {
      for (const _ of gather(descent, batch, count, report));
      if (look) expect(gradientNorm(descent)).toBeGreaterThan(0)
      takeStep(descent, recipe.learningRate)
    }
  }
  expect(descent.optimizer.steps).toBe(50)
  const { start, length } = pass.network.parameters
  const bits = numbersAt(arena, start, length)
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

describe('a golden run', () => {
  it('ends with these bits, on every machine: a change here means that old seeds give new results', () => {
    expect(recipes.map(([name, recipe]) => `${name} ${trainedBits(recipe, false)}`)).toEqual([
      'sgd 4927948267f25c66',
      'momentum 65eb6e0b71026e03',
      'adam 749a9e1c4e90cd6a'
    ])
  })
  it.each(recipes)('ends with the same bits for %s whether or not the gradient is looked at', (_, recipe) => {
    expect(trainedBits(recipe, true)).toBe(trainedBits(recipe, false))
  })
})
