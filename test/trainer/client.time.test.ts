import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, resumed, training } from './training.js'

const recipe = { batchSize: 10, epochs: 3 } as const

describe('slow motion', () => {
  it('shows every mini-batch, until it is over', async () => {
    const run = training(await noiseRun(await temporaryFolder(), { batchSize: 1, epochs: 3 }))
    run.send({ type: 'speed', batchesPerSecond: 10 })
    expect((await run.next('speed')).batchesPerSecond).toBe(10)
    const first = await run.next('pulse')
    const seen = [await run.next('pulse'), await run.next('pulse'), await run.next('pulse')]
    // What was done before it was slow is the first pulse's.
    const batches = seen.map(({ batch }) => batch)
    expect(batches).toEqual([0, 1, 2].map(i => batches[0]! + i))
    expect(first.batch).toBeLessThan(batches[0]!)
    expect(seen.at(-1)!.secondsLeft).toBeCloseTo((600 - batches.at(-1)!) / 10, 6)
    // An average, which comes down from full speed the later the busier the machine is.
    await run.next('pulse', ({ examplesPerSecond }) => examplesPerSecond < 40)
    run.send({ type: 'speed', batchesPerSecond: null })
    await run.finish()
  })
})

describe('the way to the end of the epoch', () => {
  it('pauses there, with what it has learned saved, however slow the motion is', async () => {
    const run = training(await noiseRun(await temporaryFolder(), recipe))
    await run.pause()
    run.send({ type: 'speed', batchesPerSecond: 1 })
    run.send({ type: 'step', unit: 'epoch' })
    const { record } = await run.next('epoch')
    await run.next('state', ({ phase }) => phase === 'paused')
    expect(run.all('pulse').at(-1)).toMatchObject({ epoch: record.epoch, batch: 0 })
    const { epoch, batch } = await run.next('saved')
    expect([epoch, batch]).toEqual([record.epoch, 0])
  })
})

describe('a run that was slowed, stepped, looked at, saved in the middle and resumed', () => {
  it('ends with the bits of one that never was', async () => {
    const folder = await temporaryFolder()
    const settings = await noiseRun(folder, recipe)
    const run = training(settings)
    await run.pause()
    await run.step(2)
    for (const [id, count] of [1, 2, 3].entries()) {
      run.send({ type: 'inspect', id, request: { kind: 'coming', count } })
      await run.next('inspected')
    }
    run.send({ type: 'speed', batchesPerSecond: 100 })
    run.send({ type: 'resume' })
    await run.next('pulse')
    run.send({ type: 'step', unit: 'epoch' })
    await run.next('state', ({ phase }) => phase === 'paused')
    await run.step(1)
    await run.stop()
    const again = training(resumed(settings))
    await again.finish()
    const { tensors } = outcome(await readCheckpoint(again.all('saved').at(-1)!.path))
    expect(tensors).toEqual((await outcomeOf(await noiseRun(await temporaryFolder(), recipe))).tensors)
  })
})
