import { describe, expect, it } from 'vitest'
import type { ComingAnswer } from '../../../source/trainer/inspect/coming.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, training } from '../training.js'

const recipe = { hiddenLayers: [5], batchSize: 8, epochs: 1, learningRate: 0.5 } as const

/** A run that stands still, whose next mini-batch can be looked at example by example. */
async function paused(batches: number, changed = {}) {
  const run = training(await noiseRun(await temporaryFolder(), { ...recipe, ...changed }))
  await run.pause()
  await run.step(batches)
  let id = 0
  const see = async (count: number) => {
    run.send({ type: 'inspect', id: ++id, request: { kind: 'coming', count } })
    return (await run.next('inspected', told => told.id === id)).answer
  }
  const seen = async (count: number): Promise<ComingAnswer> => {
    const answer = await see(count)
    if (answer.kind !== 'coming') throw new Error(JSON.stringify(answer))
    return answer
  }
  const saved = async () => {
    run.send({ type: 'save' })
    const { tensors } = await readCheckpoint((await run.next('saved')).path)
    return tensors.map(({ data }) => [...new Float32Array(Uint8Array.from(data).buffer)])
  }
  return { run, see, seen, saved }
}

describe('the examples of the coming mini-batch', () => {
  it('gather the very gradient of the step that then is taken', async () => {
    const { run, seen, saved } = await paused(2)
    const before = await saved()
    const answers = []
    for (let count = 1; count <= 8; count++) answers.push(await seen(count))
    await run.step(1)
    const after = await saved()
    const squares = after.map((tensor, t) =>
      tensor.reduce((sum, value, i) => sum + ((value - before[t]![i]!) / recipe.learningRate) ** 2, 0)
    )
    const whole = Math.sqrt(squares.reduce((sum, square) => sum + square, 0))
    const last = answers.at(-1)!
    expect(last.after.whole / whole).toBeCloseTo(1, 4)
    // layers.0.weight, layers.0.bias, layers.1.weight, layers.1.bias
    expect(last.after.layers[0]! / Math.hypot(...squares.slice(0, 2).map(Math.sqrt))).toBeCloseTo(1, 4)
    expect(last.after.layers[1]! / Math.hypot(...squares.slice(2, 4).map(Math.sqrt))).toBeCloseTo(1, 4)
    // What they cost on average is what the mini-batch tells of itself.
    const { batchCost, batchAccuracy } = run.all('pulse').at(-1)!
    expect(last.meanCost).toBeCloseTo(batchCost, 5)
    expect(last.correct / 8).toBeCloseTo(batchAccuracy, 9)
    expect(answers.reduce((sum, { cost }) => sum + cost, 0) / 8).toBeCloseTo(batchCost, 5)
    for (const [i, answer] of answers.entries()) {
      expect(answer).toMatchObject({ epoch: 0, batch: 2, count: i + 1, outOf: 8 })
      expect(answer.before.whole).toBeCloseTo(answers[i - 1]?.after.whole ?? 0, 6)
      const { own, before: b, after: a } = answer
      expect(a.whole).toBeLessThanOrEqual(b.whole + own.whole + 1e-6)
      expect(a.whole).toBeGreaterThanOrEqual(Math.abs(b.whole - own.whole) - 1e-6)
    }
  })

  it.each([
    ['as they are', []],
    ['augmented', ['shift']]
  ] as const)('%s, have on average, so far, the gradient that is seen of them', async (_, augment) => {
    const { run, seen } = await paused(2, { augment })
    for (const count of [1, 5, 8]) {
      const { after, outOf } = await seen(count)
      run.send({ type: 'inspect', id: 99, request: { kind: 'gradient', of: 'batch', mostOfBatch: count } })
      const { answer } = await run.next('inspected', told => told.id === 99)
      if (answer.kind !== 'gradient') throw new Error(answer.kind)
      expect([answer.examples, answer.outOf]).toEqual([count, 8])
      answer.layers.forEach(({ norm }, l) => {
        expect((norm * count) / outOf / after.layers[l]!).toBeCloseTo(1, 4)
      })
    }
  })

  it.each([
    ['there are no more in it', 2, 9],
    ['counted from 1', 2, 0]
  ])('are refused: %s', async (_, batches, count) => {
    const { see } = await paused(batches)
    expect((await see(count)).kind).toBe('refused')
  })

  it('are the first of the next epoch when one is over', async () => {
    const { run, seen } = await paused(0, { epochs: 2, batchSize: 100 })
    await run.step(2)
    expect(await seen(100)).toMatchObject({ epoch: 1, batch: 0, outOf: 100 })
  })

  it.each([
    ['as they are', []],
    ['augmented', ['shift']]
  ] as const)('%s, change nothing about training when they are looked at', async (_, augment) => {
    const changed = { epochs: 2, batchSize: 50, augment }
    const { run, seen } = await paused(1, changed)
    for (const count of [1, 20, 50]) await seen(count)
    await run.step(1)
    await seen(7)
    run.send({ type: 'resume' })
    await run.finish()
    const { tensors } = outcome(await readCheckpoint(run.all('saved').at(-1)!.path))
    const same = await noiseRun(await temporaryFolder(), { ...recipe, ...changed })
    expect(tensors).toEqual((await outcomeOf(same)).tensors)
  })
})
