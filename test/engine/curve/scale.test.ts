import { describe, expect, it } from 'vitest'
import { createCurveNetwork } from '../../../source/engine/curve/initializer.js'
import { answer, contribution } from '../../../source/engine/curve/network.js'
import { scaled, scaleOf, unscaled } from '../../../source/engine/curve/scale.js'
import { createRandom, purposes } from '../../../source/engine/random.js'

const x = Float64Array.of(10, 11, 14, 30)
const y = Float64Array.of(-4, 0, 0, 8)

describe('the scale', () => {
  it('brings x to −1 … 1, and y to mean 0 and deviation 1', () => {
    const small = scaled(scaleOf(x, y), x, y)
    expect([...small.x]).toEqual([-1, -0.9, -0.6, 1])
    const mean = small.y.reduce((sum, value) => sum + value) / 4
    expect(mean).toBeCloseTo(0, 14)
    expect(small.y.reduce((sum, value) => sum + value ** 2, 0) / 4).toBeCloseTo(1, 14)
  })

  it('is 1 for a constant, which has no spread', () => {
    expect(
      scaleOf(
        x,
        y.map(() => 7)
      )
    ).toEqual({ center: 20, reach: 10, mean: 7, spread: 1 })
  })

  it('is undone in a network of the true numbers, neuron by neuron', () => {
    const scale = scaleOf(x, y)
    const small = createCurveNetwork('sigmoid', 5, createRandom(1, purposes.curve))
    const large = unscaled(small, scale)
    for (const value of [10, 17.5, 30]) {
      const place = (value - scale.center) / scale.reach
      expect(answer(large, value)).toBeCloseTo(answer(small, place) * scale.spread + scale.mean, 12)
      expect(contribution(large, 2, value)).toBeCloseTo(contribution(small, 2, place) * scale.spread, 12)
    }
  })
})
