import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { checkpointName, createRun } from '../../source/checkpoint/store.js'
import { noiseFolder } from '../dataset/noise-folder.js'
import { temporaryFolder } from '../temporary-folder.js'
import { noiseRun, readCheckpoint, resumed, savedFiles, stopAfter, training } from './training.js'

describe('a run that fails', () => {
  it.each([
    ['data', { data: '/missing' }, null, /^\/missing is not there: .*\.$/],
    ['a checkpoint', {}, 'latest', /^There is no checkpoint in .* yet: train first.*\.$/],
    ['enough training images', { trainSize: 201 }, null, /^--train-size 201 is more than the 200 training images/]
  ])('for want of %s says so, as wrong usage, and ends', async (_, data, name, message) => {
    const settings = await noiseRun(await temporaryFolder())
    const run = training({
      ...settings,
      data: { ...settings.data, ...data },
      resume: name ? { name, overrides: { recipe: {} } } : null
    })
    await run.over
    expect(run.events.at(-1)).toEqual({ type: 'failed', message: expect.stringMatching(message), wrongUsage: true })
    expect(run.all('ready')).toEqual([])
  })
  it('for want of memory says how much it needs', async () => {
    const run = training(await noiseRun(await temporaryFolder(), { hiddenLayers: [65_536, 65_536] }))
    await run.over
    const message = expect.stringMatching(/^This needs 16\.\d GiB of memory; the limit is 4 GiB\.$/)
    expect(run.events.at(-1)).toEqual({ type: 'failed', message, wrongUsage: false })
  })
  it('because its cost is no number says so, and saves nothing over anything', async () => {
    const folder = await temporaryFolder()
    const run = training(
      await noiseRun(folder, { activation: 'relu', outputActivation: 'identity', learningRate: 1e30 })
    )
    expect((await run.next('diverged')).message).toMatch(
      /^The cost is not finite: learning rate 1e\+30 is too large \(epoch 1, batch \d\)/
    )
    run.send({ type: 'save' })
    await run.stop()
    expect(run.all('state').map(({ phase }) => phase)).toEqual(['training', 'diverged', 'stopped'])
    expect(await savedFiles(folder)).toEqual([])
  })
  it('to save warns, epoch by epoch, and trains on', async () => {
    const folder = join(await temporaryFolder(), 'file')
    await writeFile(folder, '')
    const run = training(await noiseRun(folder))
    await run.finish()
    const unsaved = [1, 2].map(epoch => ({
      type: 'unsaved',
      message: `Could not save epoch-000${epoch}.safetensors (EEXIST) in ${folder}: name another --checkpoints folder.`,
      epoch,
      batch: 0
    }))
    const told = run.all('unsaved')
    expect(told.slice(0, 2)).toEqual(unsaved)
    // Who has heard of the last before it stops tries that one again.
    expect(told.slice(2)).toEqual(told.length > 2 ? unsaved.slice(1) : [])
    expect(run.all('done')).toHaveLength(1)
  })
  it('to save tries again when it is asked to', async () => {
    const folder = join(await temporaryFolder(), 'file')
    await writeFile(folder, '')
    const run = training(await noiseRun(folder))
    await run.pause()
    await run.step(1)
    run.send({ type: 'save' })
    await run.next('unsaved')
    await rm(folder)
    run.send({ type: 'save' })
    await run.stop()
    expect(run.all('saved')).toHaveLength(1)
  })
})

describe('going on is refused', () => {
  it('after the last epoch', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await training(settings).finish()
    const run = training(resumed(settings))
    const message = expect.stringMatching(/is at epoch 2 of 2: give more --epochs to go on from it\.$/)
    expect(await run.next('failed')).toEqual({ type: 'failed', message, wrongUsage: true })
  })
  it('on other data than the checkpoint was trained on', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await stopAfter(settings, 1)
    await rm(settings.data.data, { recursive: true })
    await rename(await noiseFolder(2), settings.data.data)
    const run = training(resumed(settings))
    const message = expect.stringMatching(/ was trained on other data than .* holds now: bring back the same data\.$/)
    expect(await run.next('failed')).toEqual({ type: 'failed', message, wrongUsage: true })
  })
  it('from a checkpoint whose tensors do not fit its recipe, in a sentence that names it', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await stopAfter(settings, 1)
    const { description, tensors } = await readCheckpoint((await savedFiles(settings.checkpoints))[0]!)
    const wrong = { ...description, recipe: { ...description.recipe, hiddenLayers: [16, 17] } }
    const path = join(await createRun(settings.checkpoints, new Date(0), [1]), checkpointName(description.progress))
    await writeFile(path, encodeCheckpoint({ description: wrong, tensors }))
    const run = training(resumed(settings, path))
    const message = expect.stringContaining(path)
    expect(await run.next('failed')).toEqual({ type: 'failed', message, wrongUsage: true })
  })
  it('when every checkpoint is damaged', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await stopAfter(settings, 1)
    const [path] = await savedFiles(settings.checkpoints)
    await writeFile(path!, 'damaged')
    const run = training(resumed(settings))
    const problem = `${path} can't because it ends before its header`
    const message = `No checkpoint in ${settings.checkpoints} can be used: ${problem}; train anew.`
    expect(await run.next('failed')).toEqual({ type: 'failed', message, wrongUsage: true })
  })
})

describe('a damaged checkpoint', () => {
  it('is passed over with a warning, and not written over', async () => {
    const settings = await noiseRun(await temporaryFolder())
    await stopAfter(settings, 1)
    const [good] = await savedFiles(settings.checkpoints)
    const bad = join(dirname(good!), 'epoch-0001.safetensors')
    await writeFile(bad, 'damaged')
    const run = training(resumed(settings))
    const message = `${bad} can't be used because it ends before its header: ${good} is taken instead.`
    expect(await run.next('warning')).toEqual({ type: 'warning', message })
    await run.finish()
    expect(await readFile(bad, 'utf8')).toBe('damaged')
  })
})
