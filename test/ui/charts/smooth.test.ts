import { describe, expect, it } from 'vitest'
import { smoothed } from '../../../source/ui/charts/smooth.js'

describe('a smoothed curve', () => {
  it('keeps its points where they are, and the first at its height', () => {
    const curve = [3, 1, 4, 1, 5].map((cost, i) => [i / 2, cost] as const)
    const smooth = smoothed(curve, 0.8)
    expect(smooth.map(([at]) => at)).toEqual(curve.map(([at]) => at))
    expect(smooth[0]![1]).toBeCloseTo(3, 12)
  })
  it('is the average in which each older point counts less by the same factor', () => {
    const costs = [3, 1, 4, 1, 5]
    const weights = costs.map((_, i) => 0.5 ** (4 - i))
    const mean =
      costs.reduce((sum, cost, i) => sum + cost * weights[i]!, 0) / weights.reduce((sum, one) => sum + one, 0)
    expect(
      smoothed(
        costs.map((cost, i) => [i, cost] as const),
        0.5
      ).at(-1)![1]
    ).toBeCloseTo(mean, 12)
  })
  it('leaves a constant alone, and passes over what is not a number', () => {
    const costs = [2, 2, Number.NaN, 2].map((cost, i) => [i, cost] as const)
    const smooth = smoothed(costs, 0.9).map(([, cost]) => cost)
    expect(smooth[2]).toBeNaN()
    for (const i of [0, 1, 3]) expect(smooth[i]).toBeCloseTo(2, 12)
  })
})
