import { sample } from '../../../source/dataset/curve/curve.js'
import { readFunction } from '../../../source/dataset/curve/expression.js'
import { networkOf } from '../../../source/engine/curve/network.js'
import type { FitEvent, FitPulse, FitSettings } from '../../../source/trainer/fit/protocol.js'

/** A fit made by hand, the same to the last bit every time: five neurons that have found the waves of a sine, roughly. */
const name = 'sin(3*x) + x/2'

export const settings: FitSettings = {
  curve: sample(name, readFunction(name), { from: -3, to: 3 }),
  activation: 'tanh',
  neurons: 5,
  learningRate: 0.05,
  steps: 10_000,
  seed: 1
}

const kinks = [-2, -1, 0, 1, 2]
export const network = networkOf('tanh', {
  w: kinks.map(() => 3),
  b: kinks.map(kink => -3 * kink),
  v: [1.5, -1, 1.5, -1, 1.5],
  c: 0.1
})

export function pulse(step: number, rest: Partial<FitPulse> = {}): FitPulse {
  return {
    type: 'pulse',
    phase: 'training',
    seed: 1,
    network,
    step,
    end: 10_000,
    learningRate: 0.05,
    rateNow: 0.04,
    rmse: 1 / (1 + step / 200),
    worst: 2 / (1 + step / 200),
    stepsPerSecond: 5432,
    pace: null,
    seconds: step / 5432,
    secondsLeft: (10_000 - step) / 5432,
    points: [],
    changes: [],
    ...rest
  }
}

const points = Array.from({ length: 161 }, (_, i) => [i * 20, 1 / (1 + i / 10)] as const)

export const training: readonly FitEvent[] = [
  pulse(3200, { points, changes: [{ step: 1600, what: 'neurons', from: 4, to: 5 }] })
]
export const paused: readonly FitEvent[] = [...training, { ...pulse(3200), phase: 'paused' }]
export const finished: readonly FitEvent[] = [...training, { ...pulse(10_000), phase: 'finished' }]
export const failed: readonly FitEvent[] = [
  ...training,
  { type: 'failed', message: 'Training stopped: its thread ended.' }
]
