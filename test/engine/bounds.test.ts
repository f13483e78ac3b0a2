import { describe, expect, it } from 'vitest'
import { numbersAt } from '../../source/engine/arena.js'
import { follow, gradientBound, measuredBounds, unknownBounds } from '../../source/engine/bounds.js'
import { perform } from '../../source/engine/descent.js'
import { paceOf } from '../../source/engine/optimizer.js'
import { activationNames, optimizerNames, type Recipe } from '../../source/engine/recipe.js'
import { alone, classic, gradientOf, type Small, smallLane } from './small.js'

/** What float32 rounds away is far below what the bounds leave open. */
const rounding = 1 + 1e-5

const recipes = optimizerNames.flatMap(optimizer =>
  ([0, 0.5] as const).flatMap(weightDecay =>
    activationNames
      .filter(activation => activation !== 'softmax')
      .map((activation): [string, Recipe] => [
        `${optimizer}, ${activation}, decay ${weightDecay}`,
        { ...classic, optimizer, activation, weightDecay, learningRate: 0.05 }
      ])
  )
)

function step({ lane, batch, count }: Small, eta: number, step: number): void {
  perform(
    lane,
    {
      kind: 'descend',
      batch,
      rows: count,
      paces: [paceOf(lane.layout.optimizer.name, { eta, step }, count, lane.layout.weightDecay)]
    },
    alone
  )
}

describe('the bounds of what a run has in memory', () => {
  it.each(recipes)('are never exceeded, step after step: %s', (_, recipe) => {
    const small = smallLane('float32', recipe)
    const { layout, pass } = small.lane
    const { learningRate: eta } = recipe
    const bounds = measuredBounds(pass.kernels, layout)
    for (let n = 1; n <= 100; n++) {
      step(small, eta, n)
      const gradient = gradientBound(pass.kernels, layout, small.count)
      expect(follow(bounds, layout, gradient, { eta, step: n })).toBe(true)
      const measured = measuredBounds(pass.kernels, layout)
      expect(measured.parameters).toBeLessThanOrEqual(bounds.parameters * rounding)
      measured.moments.forEach((moment, i) => {
        expect(moment).toBeLessThanOrEqual(bounds.moments[i]! * rounding)
      })
    }
  })
  it.each(recipes)('count on a gradient that is at least the largest there is: %s', (_, recipe) => {
    const small = smallLane('float32', recipe)
    const largest = Math.max(...gradientOf(small).map(Math.abs))
    expect(largest).toBeGreaterThan(0)
    expect(gradientBound(small.lane.pass.kernels, small.lane.layout, small.count)).toBeGreaterThanOrEqual(largest)
  })
  it.each(optimizerNames)('are not known at first, and have to be measured: %s', optimizer => {
    const { layout } = smallLane('float32', { ...classic, optimizer }).lane
    expect(follow(unknownBounds(layout), layout, 0.1, { eta: 0.1, step: 1 })).toBe(false)
  })
  it.each(optimizerNames)('are no help where something may have overflowed: %s', optimizer => {
    const { layout, pass } = smallLane('float32', { ...classic, optimizer }).lane
    const after = (gradient: number, eta: number) =>
      follow(measuredBounds(pass.kernels, layout), layout, gradient, { eta, step: 1 })
    expect(after(1, 0.1)).toBe(true)
    for (const strange of [1e31, Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(after(strange, 0.1)).toBe(false)
      expect(after(1, strange)).toBe(false)
      // An infinite rate makes even of no gradient something that is not a number.
      expect(after(0, strange)).toBe(false)
    }
  })
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('show %d wherever it stands', strange => {
    const { arena, lane } = smallLane('float32', { ...classic, optimizer: 'adam' })
    const { layout, pass } = lane
    for (const { start, length } of [layout.network.parameters, ...layout.optimizer.moments]) {
      const numbers = numbersAt(arena, start, length)
      for (const at of [0, 1, 77, length - 1]) {
        const before = numbers[at]!
        numbers[at] = strange
        const { parameters, moments } = measuredBounds(pass.kernels, layout)
        expect([parameters, ...moments].every(Number.isFinite)).toBe(false)
        numbers[at] = before
      }
    }
  })
})
