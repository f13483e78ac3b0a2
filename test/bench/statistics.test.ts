import { describe, expect, it } from 'vitest'
import { median, quantile, spread } from '../../bench/statistics.js'

describe('the median', () => {
  it.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 1, 2], 5.5],
    [[1, 2, Number.POSITIVE_INFINITY], 2],
    [[1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
    [[1, 2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
    [[], Number.NaN]
  ])('of %j is %d', (values, wanted) => {
    expect(median(values)).toBe(wanted)
  })
  it('leaves the values as they stand', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('a quantile', () => {
  const values = Array.from({ length: 101 }, (_, i) => 100 - i)
  it.each([
    [0, 0],
    [0.9, 90],
    [0.99, 99],
    [0.995, 99.5],
    [1, 100]
  ])('of a share of %d lies at %d of 0 … 100', (share, wanted) => {
    expect(quantile(values, share)).toBeCloseTo(wanted, 10)
  })
})

describe('the spread', () => {
  it('is median, lowest and highest', () => {
    expect(spread([5, 1, 30])).toEqual({ median: 5, lowest: 1, highest: 30 })
  })
})
