import { describe, expect, it } from 'vitest'
import { sample, samples } from '../../../source/dataset/curve/curve.js'
import { DataError } from '../../../source/dataset/dataset.js'

describe('sample', () => {
  it('looks at a function from end to end, and in the very middle', () => {
    const { name, kind, x, y } = sample('x^2', v => v * v, { from: -3, to: 3 })
    expect([name, kind, x.length, y.length]).toEqual(['x^2', 'function', samples, samples])
    expect([x[0], x[(samples - 1) / 2], x.at(-1)]).toEqual([-3, 0, 3])
    expect([y[0], y.at(-1)]).toEqual([9, 9])
    expect(x.every((value, i) => i === 0 || value > x[i - 1]!)).toBe(true)
  })

  it.each<[string, (x: number) => number, number, number, string]>([
    ['1/x', x => 1 / x, -3, 3, '1/x is not finite at x = 0: choose a domain where it is, with --from and --to.'],
    ['log(x)', Math.log, -3, 3, 'log(x) is not finite at x = -3: choose a domain where it is, with --from and --to.'],
    ['x^400', x => x ** 400, 0, 3, 'x^400 reaches 5e+100: choose one that stays below 1e+100.'],
    ['x', x => x, 3, -3, 'The domain from 3 to -3 is none: give a --from that is less than --to.'],
    ['x', x => x, 1, 1, 'The domain from 1 to 1 is none: give a --from that is less than --to.'],
    ['x', x => x, 0, Number.NaN, 'The domain from 0 to NaN is none: give a --from that is less than --to.'],
    [
      'x',
      x => x,
      -1.7e308,
      1.7e308,
      'The domain from -1.7e+308 to 1.7e+308 is none: give a --from that is less than --to.'
    ]
  ])('refuses %s from %s', (name, f, from, to, message) => {
    expect(() => sample(name, f, { from, to })).toThrow(new DataError(message))
  })
})
