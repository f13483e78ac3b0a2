import { describe, expect, it } from 'vitest'
import { cutBatches } from '../../source/dataset/batches.js'
import type { Tally } from '../../source/engine/tally.js'
import type { Run } from '../../source/trainer/run.js'
import { createTelemetry } from '../../source/trainer/telemetry.js'

/** As much of a run as telemetry looks at: 95 examples in ten mini-batches, the last of five, for four epochs. */
function runAt(epoch: number, batch: number, examples = 95) {
  const run = {
    recipe: { epochs: 4, schedule: 'step' },
    batches: cutBatches(examples, 10),
    epoch,
    batch,
    learningRate: 0.5,
    tallies: [] as Tally[],
    gradientNorm: 0.25
  }
  return { run, telemetry: createTelemetry(run as unknown as Run) }
}

/** Does the next mini-batch, which takes `seconds`. */
function advance({ run, telemetry }: ReturnType<typeof runAt>, seconds: number, cost = 0, correct = 0): void {
  run.tallies = [{ cost, correct }]
  run.batch++
  telemetry.seconds += seconds
  telemetry.trainingSeconds += seconds
  telemetry.countBatches()
}

describe('a pulse', () => {
  it('tells averages over the mini-batch, the short last one included', () => {
    const before = runAt(1, 8)
    advance(before, 1, 4, 8)
    expect(before.telemetry.pulse()).toMatchObject({ epoch: 1, batch: 9, batchCost: 0.4, batchAccuracy: 0.8 })
    advance(before, 1, 4, 2)
    expect(before.telemetry.pulse()).toMatchObject({ epoch: 1, batch: 10, batchCost: 0.8, batchAccuracy: 0.4 })
  })
  it('before the first mini-batch tells no point, and nothing of a mini-batch', () => {
    expect(runAt(0, 0).telemetry.pulse()).toMatchObject({
      batchCost: Number.NaN,
      batchAccuracy: Number.NaN,
      examplesPerSecond: 0,
      secondsLeft: 0,
      curve: []
    })
  })
  it.each([
    [0, 1, 0.5],
    [1, 9, 0.5],
    [2, 0, 0.05],
    [3, 0, 0.005]
  ])('after epoch %i and batch %i tells the learning rate with its schedule', (epoch, batch, learningRate) => {
    expect(runAt(epoch, batch).telemetry.pulse().learningRate).toBeCloseTo(learningRate, 12)
  })
  it('tells the time trained and, from what this session took, the time left', () => {
    // A resumed run: 15 of 40 mini-batches were done on another day.
    const resumed = runAt(1, 5)
    for (let i = 0; i < 5; i++) advance(resumed, 2)
    expect(resumed.telemetry.pulse()).toMatchObject({ seconds: 10, secondsLeft: 40 })
  })
  it('tells the speed: the first measured, later ones smoothed', () => {
    const going = runAt(0, 0)
    advance(going, 0.5)
    expect(going.telemetry.pulse().examplesPerSecond).toBeCloseTo(20, 9)
    advance(going, 0.125)
    advance(going, 0.125)
    expect(going.telemetry.pulse().examplesPerSecond).toBeCloseTo(20 + 0.3 * (80 - 20), 9)
    going.telemetry.seconds += 5
    going.telemetry.trainingSeconds += 5
    expect(going.telemetry.pulse().examplesPerSecond).toBeCloseTo(38, 9)
  })
})

describe('the next pulse', () => {
  it('is due at once, and then a twelfth of a second of training later', () => {
    const { telemetry } = runAt(0, 0)
    expect(telemetry.isDue()).toBe(true)
    telemetry.pulse()
    expect(telemetry.isDue()).toBe(false)
    telemetry.seconds += 0.083
    expect(telemetry.isDue()).toBe(false)
    telemetry.seconds += 0.001
    expect(telemetry.isDue()).toBe(true)
  })
})

describe('the cost curve', () => {
  it('of few mini-batches has a point for each, at the place it ends', () => {
    const going = runAt(2, 7)
    advance(going, 1, 3)
    advance(going, 1, 4)
    advance(going, 1, 4)
    expect(going.telemetry.pulse().curve).toEqual([
      [2.8, 0.3],
      [2.9, 0.4],
      [3, 0.8]
    ])
  })
  it('tells every point once', () => {
    const going = runAt(0, 0)
    advance(going, 1, 3)
    expect(going.telemetry.pulse().curve).toEqual([[0.1, 0.3]])
    expect(going.telemetry.pulse().curve).toEqual([])
    advance(going, 1, 5)
    expect(going.telemetry.pulse().curve).toEqual([[0.2, 0.5]])
  })
  it.each([
    [500, 50],
    [505, 26],
    [50_000, 50],
    [49_991, 50],
    [60_000, 50]
  ])('of an epoch of %i examples has %i points, the last at its end', (examples, points) => {
    const going = runAt(0, 0, examples)
    for (let i = 0; i < going.run.batches.count; i++) advance(going, 0.001, 1)
    const { curve } = going.telemetry.pulse()
    expect(curve).toHaveLength(points)
    expect(curve.at(-1)![0]).toBe(1)
  })
  it('averages over the examples of all mini-batches since the point before', () => {
    const going = runAt(0, 0, 1995)
    const costs = Array.from({ length: 200 }, (_, i) => i)
    for (const cost of costs) advance(going, 0.001, cost)
    const { curve } = going.telemetry.pulse()
    expect(curve[0]).toEqual([4 / 200, (0 + 1 + 2 + 3) / 40])
    expect(curve.at(-1)).toEqual([1, (196 + 197 + 198 + 199) / 35])
  })
})
