import { describe, expect, it } from 'vitest'
import { sparkline } from '../../../source/ui/charts/sparkline.js'

const ramp = '▁▂▃▄▅▆▇█'

describe('sparkline', () => {
  it.each([
    ['stretches from the least value to the most', [0, 1, 2, 3, 4, 5, 6, 7], 8, '▁▂▃▄▅▆▇█'],
    ['stands at the right when there are few values', [0, 7], 5, '   ▁█'],
    ['shows the latest when there are many', [9, 9, 9, 0, 7], 2, '▁█'],
    ['scales to the values it shows alone', [1000, 0, 7], 2, '▁█'],
    ['draws a constant in the middle', [3, 3, 3], 3, '▅▅▅'],
    ['is empty without values', [], 4, '    '],
    ['leaves a gap for what is not finite', [0, Number.NaN, Number.POSITIVE_INFINITY, 7], 4, '▁  █'],
    ['leaves only gaps when nothing is finite', [Number.NaN, Number.NEGATIVE_INFINITY], 3, '   ']
  ])('%s', (_, values, width, text) => {
    expect(sparkline(values, width, ramp)).toBe(text)
  })

  it.each([
    ['takes the ends of the scale from outside', [0, 0.5, 1], 0, 1, '▁▅█'],
    ['cuts off what lies beyond them', [-5, 5], 0, 1, '▁█'],
    ['draws in the middle when the ends are one', [1, 1], 1, 1, '▅▅']
  ])('%s', (_, values, low, high, text) => {
    expect(sparkline(values, values.length, ramp, low, high)).toBe(text)
  })

  it('has exactly its width, however many values there are', () => {
    for (const width of [1, 7, 80]) {
      for (const count of [0, 1, 6, 7, 8, 500]) {
        expect(sparkline(new Array<number>(count).fill(1), width, ramp)).toHaveLength(width)
      }
    }
  })

  // slice(-0) would be everything.
  it('is nothing where there is no room', () => {
    expect(sparkline([1, 2, 3], 0, ramp)).toBe('')
  })
})
