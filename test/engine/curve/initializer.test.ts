import { describe, expect, it } from 'vitest'
import { createCurveNetwork, withNeuron, withoutNeuron } from '../../../source/engine/curve/initializer.js'
import { answer, contribution, curveActivationNames, kink, networkOf } from '../../../source/engine/curve/network.js'
import { createRandom, purposes } from '../../../source/engine/random.js'

const random = () => createRandom(3, purposes.curve)

describe('a new network', () => {
  it.each(curveActivationNames)('of %s neurons has one kink in each share of the domain', activation => {
    const network = createCurveNetwork(activation, 16, random())
    const shares = Array.from({ length: 16 }, (_, j) => Math.floor(((kink(network, j) + 1) / 2) * 16))
    expect(shares).toEqual(Array.from({ length: 16 }, (_, j) => j))
  })

  it('depends on its seed alone', () => {
    const make = (seed: number) => createCurveNetwork('tanh', 4, createRandom(seed, purposes.curve)).parameters
    expect(make(1)).toEqual(make(1))
    expect(make(1)).not.toEqual(make(2))
  })
})

describe('a neuron more', () => {
  it('bends where it is wanted, and leaves the answer as it was', () => {
    const before = createCurveNetwork('tanh', 9, random())
    const after = withNeuron(before, 0.4, random())
    expect(after.neurons).toBe(10)
    expect(Math.abs(kink(after, 9) - 0.4)).toBeLessThanOrEqual(0.05)
    for (const x of [-1, -0.2, 0.4, 1]) expect(answer(after, x)).toBe(answer(before, x))
  })
})

describe('a neuron less', () => {
  it('is the one that matters least, and what it added on average stays', () => {
    const before = networkOf('relu', { w: [1, 1, -1], b: [2, 0, 0], v: [0.01, 3, 2], c: 1 })
    const x = Float64Array.of(-1, 0, 1)
    const after = withoutNeuron(before, x)
    expect([...after.parameters]).toEqual([1, -1, 0, 0, 3, 2, 1 + 0.02])
    expect(answer(after, 1)).toBeCloseTo(answer(before, 1) - contribution(before, 0, 1) + 0.02, 14)
  })
})
