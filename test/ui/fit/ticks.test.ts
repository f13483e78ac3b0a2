import { describe, expect, it } from 'vitest'
import { ticks } from '../../../source/ui/fit/ticks.js'

describe('ticks', () => {
  it.each<[number, number, number, string[]]>([
    [-3, 3, 7, ['-3', '-2', '-1', '0', '1', '2', '3']],
    [-3, 3, 3, ['-2', '0', '2']],
    [0, 1, 5, ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']],
    [0.011, 0.019, 4, ['0.012', '0.014', '0.016', '0.018']],
    [-1e6, 1e6, 2, ['-1.0e6', '0', '1.0e6']],
    [0, 1e-7, 2, ['0e0', '5.0e-8', '1.0e-7']],
    [2, 2, 3, []]
  ])('from %d to %d, at most about %d: %j', (low, high, most, texts) => {
    expect(ticks({ low, high }, most).map(({ text }) => text)).toEqual(texts)
  })
})
