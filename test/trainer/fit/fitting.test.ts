import { describe, expect, it } from 'vitest'
import { sample } from '../../../source/dataset/curve/curve.js'
import { readFunction } from '../../../source/dataset/curve/expression.js'
import type { CurveActivationName } from '../../../source/engine/curve/network.js'
import { answer, kink } from '../../../source/engine/curve/network.js'
import { unscaled } from '../../../source/engine/curve/scale.js'
import {
  addNeuron,
  begin,
  changeRate,
  createFitting,
  type Fitting,
  goOn,
  rateNow,
  removeNeuron,
  takeStep
} from '../../../source/trainer/fit/fitting.js'
import type { FitSettings } from '../../../source/trainer/fit/protocol.js'

function fittingOf(text: string, rest: Partial<FitSettings> = {}): Fitting {
  const curve = sample(text, readFunction(text), { from: -3, to: 3 })
  return createFitting({ curve, activation: 'tanh', neurons: 16, learningRate: 0.05, steps: 2000, seed: 1, ...rest })
}

const train = (fitting: Fitting, steps = fitting.end - fitting.step) => {
  for (let i = 0; i < steps; i++) takeStep(fitting)
}
const rmse = ({ cost, scale }: Fitting) => Math.sqrt(cost) * scale.spread

describe('a fit', () => {
  it.each([1, 2, 3])(
    'of sin(3*x) + x/2 with 16 tanh neurons comes within an RMSE of 0.02 in 5000 steps, seed %d',
    seed => {
      const fitting = fittingOf('sin(3*x) + x/2', { seed, steps: 5000 })
      train(fitting)
      expect(rmse(fitting)).toBeLessThan(0.02)
    }
  )

  it.each<[string, CurveActivationName, number]>([
    ['x^2', 'tanh', 0.02],
    ['x^2', 'sigmoid', 0.02],
    ['abs(x)', 'relu', 0.01],
    ['1000*x + 5e6', 'tanh', 20],
    ['1e-9*sin(x)', 'tanh', 1e-11],
    ['exp(-20*x^2)', 'sigmoid', 0.01],
    ['7', 'relu', 0.01]
  ])('of %s with 16 %s neurons comes within an RMSE of %d', (text, activation, limit) => {
    const fitting = fittingOf(text, { activation })
    train(fitting)
    expect(rmse(fitting)).toBeLessThan(limit)
  })

  it('says the same of itself in the true numbers as in the scaled ones', () => {
    const fitting = fittingOf('x^2 + 10')
    train(fitting, 300)
    const { x, y } = fitting.settings.curve
    const network = unscaled(fitting.pass.network, fitting.scale)
    const squares = x.reduce((sum, value, i) => sum + (answer(network, value) - y[i]!) ** 2, 0)
    expect(Math.sqrt(squares / x.length)).toBeCloseTo(rmse(fitting), 10)
  })

  it('is the same to the last bit for the same seed, and another for another', () => {
    const costs = [1, 1, 2].map(seed => {
      const fitting = fittingOf('sin(x)', { seed })
      train(fitting, 50)
      return fitting.cost
    })
    expect(costs[0]).toBe(costs[1])
    expect(costs[0]).not.toBe(costs[2])
  })
})

describe('the learning rate', () => {
  it('sinks to nothing towards the end, and begins again with a change', () => {
    const fitting = fittingOf('x')
    expect(rateNow(fitting)).toBe(0.05)
    train(fitting, 1000)
    expect(rateNow(fitting)).toBeCloseTo(0.025, 12)
    train(fitting, 1000)
    expect(rateNow(fitting)).toBeCloseTo(0, 12)
    goOn(fitting)
    expect([rateNow(fitting), fitting.end]).toEqual([0.05, 4000])
    changeRate(fitting, 0.1)
    expect(rateNow(fitting)).toBe(0.1)
  })
})

describe('a change of neurons', () => {
  it('adds one where the curve is missed by most, without moving the curve', () => {
    const fitting = fittingOf('exp(-50*(x-2)^2)', { neurons: 1 })
    train(fitting, 20)
    const before = fitting.cost
    const { difference, x } = fitting.pass
    const worst = difference.reduce((best, value, i) => (Math.abs(value) > Math.abs(difference[best]!) ? i : best), 0)
    addNeuron(fitting)
    expect(fitting.cost).toBe(before)
    expect(Math.abs(kink(fitting.pass.network, 1) - x[worst]!)).toBeLessThanOrEqual(0.25)
    expect(fitting.changes).toEqual([{ step: 20, what: 'neurons', from: 1, to: 2 }])
  })

  it('makes two added in a row two that can learn apart', () => {
    const fitting = fittingOf('sin(3*x)', { neurons: 1 })
    addNeuron(fitting)
    addNeuron(fitting)
    const { network } = fitting.pass
    expect(kink(network, 1)).not.toBe(kink(network, 2))
  })

  it('is noted once for one moment, and not at all when it leads back', () => {
    const fitting = fittingOf('x')
    addNeuron(fitting)
    addNeuron(fitting)
    expect(fitting.changes).toEqual([{ step: 0, what: 'neurons', from: 16, to: 18 }])
    removeNeuron(fitting)
    removeNeuron(fitting)
    expect(fitting.changes).toEqual([])
  })

  it('helps: 4 more neurons miss by less', () => {
    const fitting = fittingOf('sin(3*x) + x/2', { neurons: 4, steps: 1000 })
    train(fitting)
    const before = rmse(fitting)
    for (let i = 0; i < 4; i++) addNeuron(fitting)
    train(fitting)
    expect(rmse(fitting)).toBeLessThan(before / 2)
  })
})

describe('beginning anew', () => {
  it('keeps the number of neurons, forgets the rest, and is like a run with that seed', () => {
    const fitting = fittingOf('sin(x)')
    train(fitting, 30)
    addNeuron(fitting)
    begin(fitting, 'relu', 5)
    expect([fitting.step, fitting.end, fitting.changes]).toEqual([0, 2000, []])
    train(fitting, 30)
    const other = fittingOf('sin(x)', { neurons: 17, activation: 'relu', seed: 5 })
    train(other, 30)
    expect(fitting.cost).toBe(other.cost)
  })
})
