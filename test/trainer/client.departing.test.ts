import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../source/engine/recipe.js'
import type { Resume, Settings } from '../../source/trainer/protocol.js'
import { noiseFolder } from '../dataset/noise-folder.js'
import { temporaryFolder } from '../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, savedFiles, training } from './training.js'

const at = (name: string, overrides: Resume['overrides'] = { recipe: {} }): Resume => ({ name, overrides })

/** A run that has saved so many epochs, and stands still one mini-batch behind them. */
async function trained(settings: Settings, epochs: number) {
  const run = training(settings)
  const paths: string[] = []
  await run.pause()
  while (paths.length < epochs) {
    run.send({ type: 'step', unit: 'epoch' })
    await run.next('state', ({ phase }) => phase === 'paused')
    paths.push((await run.next('saved')).path)
  }
  await run.step(1)
  return { run, paths }
}

const long = async (recipe: Partial<Recipe> = {}) =>
  noiseRun(await temporaryFolder(), { epochs: 400, batchSize: 10, ...recipe })

describe('a run that is left for an earlier epoch of its own', () => {
  it('is saved where it was, and goes on as a branch in another folder, which says where it began', async () => {
    const { run, paths } = await trained(await long(), 3)
    run.send({ type: 'branch', from: at(paths[0]!) })
    const kept = await run.next('saved', ({ batch }) => batch > 0)
    const again = await run.next('ready')
    const parent = { run: basename(dirname(paths[0]!)), epoch: 1, batch: 0 }
    expect(again).toMatchObject({ epoch: 1, batch: 0, folder: null, parent })
    expect(again.history.map(({ epoch }) => epoch)).toEqual([1])
    expect(dirname(kept.path)).toBe(dirname(paths[0]!))
    await run.next('state', ({ phase }) => phase === 'training')
    const { path } = await run.next('saved')
    expect(basename(path)).toBe('epoch-0002.safetensors')
    expect(dirname(path)).not.toBe(dirname(paths[0]!))
    expect((await readCheckpoint(path)).description.parent).toEqual(parent)
  })
  it('leaves every file as it was', async () => {
    const { run, paths } = await trained(await long(), 3)
    const bytes = await Promise.all(paths.map(readCheckpoint))
    run.send({ type: 'branch', from: at(paths[0]!) })
    await run.next('ready')
    for (let epoch = 0; epoch < 3; epoch++) await run.next('saved')
    expect(await Promise.all(paths.map(readCheckpoint))).toEqual(bytes)
  })
  it.each<[string, Partial<Recipe>, Partial<Settings>]>([
    ['plain descent', {}, {}],
    ['Adam and weight decay', { optimizer: 'adam', learningRate: 0.01, weightDecay: 0.01 }, {}],
    ['mini-batches that are worked on in chunks', { batchSize: 'all', optimizer: 'momentum' }, {}],
    ['two threads', { hiddenLayers: [64] }, { threads: 2 }]
  ])('trains with %s to the bits of a run that never went further', async (_, recipe, more) => {
    const settings = { ...(await long({ ...recipe, epochs: 6 })), ...more }
    const { run, paths } = await trained({ ...settings, recipe: { ...settings.recipe, epochs: 400 } }, 3)
    run.send({ type: 'branch', from: at(paths[1]!, { recipe: { epochs: 6 } }) })
    const placed = run.all('loading')
    await run.next('done')
    // Nothing was read or placed anew.
    expect(run.all('loading')).toEqual(placed)
    await run.stop()
    const branch = outcome(await readCheckpoint(run.all('saved').at(-1)!.path))
    const { parent } = branch
    const whole = { ...(await outcomeOf({ ...settings, checkpoints: await temporaryFolder() })), parent }
    expect(branch).toEqual(whole)
  })
  it('takes another learning rate from there on, and notes the change', async () => {
    const { run, paths } = await trained(await long(), 2)
    run.send({ type: 'branch', from: at(paths[0]!, { recipe: {}, learningRate: 0.05 }) })
    const rateChanges = [{ at: 1, from: 0.3, to: 0.05 }]
    expect(await run.next('ready')).toMatchObject({ learningRate: 0.05, rateChanges })
  })
  it('is a branch even where going on would overwrite nothing', async () => {
    const settings = await noiseRun(await temporaryFolder())
    const run = training(settings)
    const { path: last } = await run.next('saved', ({ epoch }) => epoch === 2)
    run.send({ type: 'branch', from: at(last, { recipe: { epochs: 3 } }) })
    expect(await run.next('ready')).toMatchObject({ folder: null, parent: { epoch: 2, batch: 0 } })
    await run.next('done')
    await run.stop()
    expect(dirname(run.all('saved').at(-1)!.path)).not.toBe(dirname(last))
  })
})

describe('a run that is left for one of another', () => {
  it('lets that go on in its own folder, with its own network and data', async () => {
    const other = { ...(await noiseRun(await temporaryFolder(), { hiddenLayers: [5] })) }
    await training(other).finish()
    const file = (await savedFiles(other.checkpoints)).at(-1)!
    const { run } = await trained({ ...(await long()), checkpoints: other.checkpoints }, 1)
    run.send({ type: 'load', from: at(file, { recipe: { epochs: 4 } }) })
    expect(await run.next('ready')).toMatchObject({ sizes: [16, 5, 3], epoch: 2, folder: dirname(file), parent: null })
    await run.next('done')
    await run.stop()
    expect(run.all('failed')).toEqual([])
    const longer = { ...other, checkpoints: await temporaryFolder(), recipe: { ...other.recipe, epochs: 4 } }
    const last = run.all('saved').at(-1)!.path
    expect(last).toBe(join(dirname(file), 'epoch-0004.safetensors'))
    expect(outcome(await readCheckpoint(last))).toEqual(await outcomeOf(longer))
  })
  it('can have diverged: what it has come to is not saved', async () => {
    const good = await noiseRun(await temporaryFolder())
    await training(good).finish()
    const [file] = await savedFiles(good.checkpoints)
    const run = training({
      ...good,
      recipe: { ...good.recipe, activation: 'relu', outputActivation: 'identity', learningRate: 1e30 }
    })
    await run.next('diverged')
    run.send({ type: 'load', from: at(file!) })
    expect(await run.next('ready', ({ epoch }) => epoch === 1)).toMatchObject({ recipe: good.recipe })
    await run.next('done')
    await run.stop()
    expect(run.all('saved').map(({ epoch, batch }) => [epoch, batch])).toEqual([[2, 0]])
  })
})

describe('a run is not left', () => {
  it.each<[string, (path: string) => Promise<void>, Resume['overrides'], RegExp]>([
    ['that is damaged', path => writeFile(path, 'damaged'), { recipe: {} }, /can't be used because/],
    ['that is gone', path => rm(path), { recipe: {} }, /can't be read \(ENOENT\)/],
    ['that is at its end', async () => {}, { recipe: { epochs: 1 } }, /is at epoch 1 of 1/]
  ])('for a checkpoint %s, and trains on', async (_, spoil, overrides, message) => {
    const { run, paths } = await trained(await long(), 2)
    await spoil(paths[0]!)
    run.send({ type: 'load', from: at(paths[0]!, overrides) })
    expect((await run.next('warning')).message).toMatch(message)
    await run.next('state', ({ phase }) => phase === 'paused')
    run.send({ type: 'resume' })
    await run.next('epoch', ({ record }) => record.epoch > 2)
    expect(run.all('ready')).toHaveLength(1)
  })
  it('for a checkpoint of data that is no longer what it was', async () => {
    const other = await noiseRun(await temporaryFolder())
    await training(other).finish()
    const [file] = await savedFiles(other.checkpoints)
    await rm(other.data.data, { recursive: true })
    await rename(await noiseFolder(2), other.data.data)
    const { run } = await trained(await long(), 1)
    run.send({ type: 'load', from: at(file!) })
    expect((await run.next('warning')).message).toMatch(/was trained on other data/)
    await run.next('state', ({ phase }) => phase === 'paused')
  })
  it('while it can’t be saved', async () => {
    const other = await noiseRun(await temporaryFolder())
    await training(other).finish()
    const [file] = await savedFiles(other.checkpoints)
    const place = join(await temporaryFolder(), 'file')
    await writeFile(place, '')
    const run = training(await noiseRun(place, { epochs: 400 }))
    await run.pause()
    await run.step(1)
    run.send({ type: 'load', from: at(file!) })
    const message = 'This run could not be saved, so it is not left: make room first.'
    expect(await run.next('warning')).toEqual({ type: 'warning', message })
    await run.next('state', ({ phase }) => phase === 'paused')
  })
})

describe('commands that come while a checkpoint is loaded', () => {
  it('are for the run that goes on then', async () => {
    const { run, paths } = await trained(await long(), 2)
    run.send({ type: 'branch', from: at(paths[0]!) })
    run.send({ type: 'pause' })
    run.send({ type: 'branch', from: at(paths[1]!) })
    await run.next('ready', ({ epoch }) => epoch === 1)
    await run.next('ready', ({ epoch }) => epoch === 2)
    await run.next('saved', ({ epoch }) => epoch === 3)
  })
})
