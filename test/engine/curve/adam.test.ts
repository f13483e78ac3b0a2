import { describe, expect, it } from 'vitest'
import { adamStep, createAdam } from '../../../source/engine/curve/adam.js'

describe('Adam', () => {
  it('takes a first step of the learning rate along each axis, however steep', () => {
    const parameters = Float64Array.of(1, 1, 1)
    adamStep(createAdam(3), parameters, Float64Array.of(5, -0.001, 0), 0.1)
    expect(parameters[0]).toBeCloseTo(0.9, 8)
    expect(parameters[1]).toBeCloseTo(1.1, 5)
    expect(parameters[2]).toBe(1)
  })

  // Computed with torch.optim.Adam(lr=0.1) in float64 for the gradient 2p of p².
  it("goes PyTorch's way down a parabola", () => {
    const state = createAdam(1)
    const p = Float64Array.of(1)
    for (let i = 0; i < 3; i++)
      adamStep(
        state,
        p,
        p.map(value => 2 * value),
        0.1
      )
    expect(p[0]).toBeCloseTo(0.7015862729460302, 12)
  })

  it('forgets in full what a dead neuron had, so that no number becomes subnormal', () => {
    const state = createAdam(1)
    const p = Float64Array.of(1)
    adamStep(state, p, Float64Array.of(1), 0.1)
    for (let i = 0; i < 6000; i++) adamStep(state, p, Float64Array.of(0), 0.1)
    expect(state.first[0]).toBe(0)
  })
})
