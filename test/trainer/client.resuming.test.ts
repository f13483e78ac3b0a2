import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../source/engine/recipe.js'
import type { Settings } from '../../source/trainer/protocol.js'
import { temporaryFolder } from '../temporary-folder.js'
import {
  mnistRun,
  noiseRun,
  outcome,
  outcomeOf,
  readCheckpoint,
  resumed,
  savedFiles,
  stopAfter,
  training
} from './training.js'

describe('the same seed', () => {
  it('gives the same bits and history again', async () => {
    const settings = await noiseRun(await temporaryFolder())
    expect(await outcomeOf(settings)).toEqual(await outcomeOf(settings))
  })
  it('gives the same bits however closely the run is looked at', async () => {
    const settings = await noiseRun(await temporaryFolder())
    const looked = training(settings)
    await looked.pause()
    await looked.step(7)
    looked.send({ type: 'resume' })
    await looked.finish()
    const last = outcome(await readCheckpoint(looked.all('saved').at(-1)!.path))
    expect(await outcomeOf(settings)).toEqual(last)
  })
  it('matters: another one gives other bits', async () => {
    const settings = await noiseRun(await temporaryFolder())
    const other = { ...settings, recipe: { ...settings.recipe, seed: 2 } }
    expect((await outcomeOf(other)).tensors).not.toEqual((await outcomeOf(settings)).tensors)
  })
})

describe('a resumed run', () => {
  it.each<[string, Partial<Recipe>, Partial<Settings['data']>]>([
    ['plain descent', {}, {}],
    ['momentum, decay and cosine', { optimizer: 'momentum', weightDecay: 0.01, schedule: 'cosine' }, {}],
    ['Adam and one-cycle', { optimizer: 'adam', learningRate: 0.01, schedule: 'one-cycle' }, {}],
    ['augmentation', { augment: ['shift', 'elastic'] }, {}],
    ['a short last mini-batch and shuffled labels', { batchSize: 60 }, { shuffleLabels: true }]
  ])('with %s ends with the bits and the history of one that never stopped', async (_, recipe, data) => {
    const settings = await noiseRun(await temporaryFolder(), recipe)
    const whole = { ...settings, data: { ...settings.data, ...data } }
    const parts = { ...whole, checkpoints: await temporaryFolder() }
    await stopAfter(parts, 3)
    await stopAfter(resumed(parts), 3)
    const files = await savedFiles(parts.checkpoints)
    const [at, then] = (await Promise.all(files.map(readCheckpoint))).map(({ description }) => description.progress)
    expect([at, then]).toMatchObject([
      { epoch: 0, batch: 3 },
      { epoch: 1, batch: 2 }
    ])
    expect(await outcomeOf(resumed(parts))).toEqual(await outcomeOf(whole))
  })
  it('on MNIST ends with the bits and the history of one that never stopped', async () => {
    const parts = mnistRun(await temporaryFolder())
    await stopAfter(parts, 3)
    expect(await outcomeOf(resumed(parts))).toEqual(await outcomeOf(mnistRun(await temporaryFolder())))
  })
  it('begins where the checkpoint stands, and goes on in its folder', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await stopAfter(settings, 2)
    const run = training(resumed(settings))
    await run.finish()
    expect(run.all('ready')[0]).toMatchObject({ epoch: 0, batch: 2, recipe: settings.recipe, history: [] })
    const [folder, ...others] = new Set((await savedFiles(settings.checkpoints)).map(path => dirname(path)))
    expect(others).toEqual([])
    expect(run.all('saved').map(({ path }) => dirname(path))).toEqual([folder, folder])
  })
  it('with more epochs ends as if it had been asked for them at once', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await training(settings).finish()
    const longer = { ...settings, recipe: { ...settings.recipe, epochs: 3 } }
    const atOnce = await outcomeOf({ ...longer, checkpoints: await temporaryFolder() })
    expect(await outcomeOf(resumed(settings, 'latest', { recipe: { epochs: 3 } }))).toEqual(atOnce)
  })
  it('keeps a learning rate that was changed by hand, and the note of the change', async () => {
    const settings = await noiseRun(await temporaryFolder())
    const run = training(settings)
    await run.pause()
    await run.step(1)
    run.send({ type: 'learningRate', value: 0.9 })
    await run.next('learningRate')
    await run.stop()
    const again = training(resumed(settings))
    const rateChanges = [{ at: 0.25, from: 0.3, to: 0.9 }]
    expect(await again.next('ready')).toMatchObject({ learningRate: 0.9, rateChanges })
  })
  it('from an earlier epoch gets a folder of its own', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await training(settings).finish()
    const [first] = await savedFiles(settings.checkpoints)
    const branch = training(resumed(settings, first!))
    await branch.finish()
    const saved = branch.all('saved').map(({ path }) => path)
    expect(dirname(saved[0]!)).not.toBe(dirname(first!))
    const { parent } = (await readCheckpoint(saved[0]!)).description
    expect(parent).toEqual({ run: basename(dirname(first!)), epoch: 1, batch: 0 })
  })
  it('that was stopped before the evaluation of an epoch saves a checkpoint that can be read', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await stopAfter(settings, 4)
    const run = training(resumed(settings))
    await run.finish()
    for (const path of await savedFiles(settings.checkpoints)) await readCheckpoint(path)
  })
})
