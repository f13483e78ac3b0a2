import { describe, expect, it } from 'vitest'
import type { ActivationName } from '../../../../source/engine/recipe.js'
import { spreading } from '../../../../source/trainer/inspect/spread.js'
import { conditionOf } from '../../../../source/ui/screens/neurons/condition.js'

const spreadOf = (activation: ActivationName, values: readonly number[]) => {
  const spread = spreading(activation)
  for (const value of values) spread.add(value)
  return spread.result()
}
const told = (activation: ActivationName, place: 'hidden' | 'output', values: readonly number[]) => {
  const { name, sentence } = conditionOf(activation, place, spreadOf(activation, values), '10 images')
  return [name, sentence]
}
const ends = [0, 0, 0, 0, 0, 1, 1, 1, 1, 0.5]

describe('the condition of a neuron', () => {
  it.each([
    ['relu', 'hidden', [0, 0, 0], 'dead', 'dead: never active on 10 images'],
    ['relu', 'hidden', [0, 0, 2, 0], 'alive', 'alive: silent on 75 % of 10 images'],
    ['leaky-relu', 'hidden', [-0.1, -0.2], 'dead', 'dead: never active on 10 images'],
    ['leaky-relu', 'hidden', [-0.1, 2], 'alive', 'alive: from -0.10 to 2.00'],
    ['sigmoid', 'hidden', [0.5, 0.501, 0.502], 'dead', 'dead: hardly varies over 10 images'],
    ['sigmoid', 'hidden', ends, 'saturated', 'saturated: on 90 % of 10 images'],
    ['sigmoid', 'hidden', [0, 0.5, 0.5, 1], 'alive', 'alive: saturated on 50 % of 10 images'],
    ['sigmoid', 'output', ends, 'alive', 'alive: sure on 90 % of 10 images'],
    ['tanh', 'hidden', [-1, 1, 1, 1, 1], 'saturated', 'saturated: on 100 % of 10 images'],
    ['tanh', 'hidden', [0.01, -0.01], 'dead', 'dead: hardly varies over 10 images'],
    ['softmax', 'output', [0, 1], 'alive', 'alive: from 0.00 to 1.00'],
    ['identity', 'output', [700, 700.5], 'dead', 'dead: hardly varies over 10 images']
  ] as const)('of a %s %s neuron with %j', (activation, place, values, name, sentence) => {
    expect(told(activation, place, values)).toEqual([name, sentence])
  })
})
