import { describe, expect, it } from 'vitest'
import { backward, createPass, forward } from '../../../source/engine/curve/backprop.js'
import { createCurveNetwork } from '../../../source/engine/curve/initializer.js'
import { answer, contribution, curveActivationNames, partsOf } from '../../../source/engine/curve/network.js'
import { createRandom, purposes } from '../../../source/engine/random.js'

const x = Float64Array.from({ length: 23 }, (_, i) => -1 + i / 11)
const y = x.map(value => Math.sin(3 * value) + value ** 2)
const passOf = (activation: (typeof curveActivationNames)[number], neurons: number) =>
  createPass(createCurveNetwork(activation, neurons, createRandom(7, purposes.curve)), { x, y })

const norm = (values: readonly number[]) => Math.hypot(...values)

describe.each(curveActivationNames)('backpropagation through %s neurons', activation => {
  it.each([1, 2, 5, 16])('agrees with finite differences for %d of them', neurons => {
    const pass = passOf(activation, neurons)
    const { parameters } = pass.network
    forward(pass)
    backward(pass)
    const byBackprop = [...pass.gradient]
    const h = 1e-6
    const byDifferences = byBackprop.map((_, i) => {
      const value = parameters[i]!
      parameters[i] = value + h
      const above = forward(pass)
      parameters[i] = value - h
      const below = forward(pass)
      parameters[i] = value
      return (above - below) / (2 * h)
    })
    expect(norm(byBackprop)).toBeGreaterThan(1e-2)
    expect(norm(byBackprop.map((value, i) => value - byDifferences[i]!)) / norm(byDifferences)).toBeLessThan(1e-6)
  })

  it('gives the mean of the squared differences as its cost', () => {
    const pass = passOf(activation, 4)
    const cost = x.reduce((sum, value, i) => sum + (answer(pass.network, value) - y[i]!) ** 2, 0) / x.length
    expect(forward(pass)).toBeCloseTo(cost, 14)
  })

  it('adds up what the neurons contribute, and the bias, to the answer', () => {
    const { network } = passOf(activation, 6)
    network.parameters[18] = 0.25
    const parts = Array.from({ length: 6 }, (_, j) => contribution(network, j, 0.3))
    expect(answer(network, 0.3)).toBeCloseTo(
      parts.reduce((sum, part) => sum + part, partsOf(network).c),
      14
    )
  })
})
