import { describe, expect, it } from 'vitest'
import { nextRate } from '../../source/ui/learning-rates.js'

const series = [-7, -6, -5, -4, -3, -2, -1, 0, 1, 2].flatMap(power =>
  [1, 1.5, 2, 3, 5, 7].map(mantissa => Number(`${mantissa}e${power}`))
)

describe('nextRate', () => {
  it.each([
    [0.3, 'up', 0.5],
    [0.3, 'down', 0.2],
    [0.7, 'up', 1],
    [1, 'down', 0.7],
    [1, 'up', 1.5],
    [0.1, 'down', 0.07],
    [0.07, 'up', 0.1],
    [0.004, 'up', 0.005],
    [0.004, 'down', 0.003],
    [9, 'up', 10],
    [9, 'down', 7],
    [0.1 + 0.2, 'up', 0.5],
    [1 - 1e-12, 'up', 1.5]
  ] as const)('steps from %d %s to %d', (rate, direction, next) => {
    expect(nextRate(rate, direction)).toBe(next)
  })

  it('climbs the whole series one by one, and comes down the same way', () => {
    for (const [i, rate] of series.slice(0, -1).entries()) {
      expect(nextRate(rate, 'up')).toBe(series[i + 1])
      expect(nextRate(series[i + 1]!, 'down')).toBe(rate)
    }
  })

  it.each([
    [1000, 'up', 1000],
    [1e-7, 'down', 1e-7]
  ] as const)('stops at %d when it goes %s', (rate, direction, next) => {
    expect(nextRate(rate, direction)).toBe(next)
  })

  // A rate of 100,000 can be had with --learning-rate.
  it.each([
    [100_000, 'up'],
    [1e-9, 'down']
  ] as const)('leaves %d alone when it is beyond the end and is to go %s', (rate, direction) => {
    expect(nextRate(rate, direction)).toBe(rate)
  })
})
