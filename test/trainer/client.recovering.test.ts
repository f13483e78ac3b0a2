import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../source/engine/recipe.js'
import type { Settings } from '../../source/trainer/protocol.js'
import { temporaryFolder } from '../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, resumed, savedFiles, stopAfter, training } from './training.js'

type Training = ReturnType<typeof training>

/** Has a run that stands still take a step that is larger than float32 can hold. */
async function diverge(run: Training): Promise<void> {
  run.send({ type: 'learningRate', value: 1e300 })
  run.send({ type: 'resume' })
  await run.next('diverged')
}

/** A run that has saved so many epochs, and then has diverged. */
async function diverged(settings: Settings, epochs: number): Promise<{ run: Training; paths: string[] }> {
  const run = training(settings)
  await run.pause()
  const batches = run.all('ready')[0]!.batchesPerEpoch
  await run.step(epochs * batches)
  while (run.all('saved').length < epochs) await setTimeout(5)
  await diverge(run)
  return { run, paths: run.all('saved').map(({ path }) => path) }
}

/** Goes back to the last good state. */
async function recover(run: Training) {
  run.send({ type: 'recover' })
  return run.next('ready')
}

const settingsFor = async (recipe: Partial<Recipe> = {}) => noiseRun(await temporaryFolder(), { epochs: 4, ...recipe })

describe('a run that has diverged', () => {
  it.each<[string, Partial<Recipe>, Partial<Settings>]>([
    ['plain descent', {}, {}],
    ['Adam', { optimizer: 'adam', activation: 'relu' }, {}],
    ['two threads', { hiddenLayers: [64], optimizer: 'momentum' }, { threads: 2 }],
    ['augmented images', { augment: ['shift'] }, {}]
  ])('before its first checkpoint begins anew, half as fast: %s', async (_, recipe, more) => {
    const settings = { ...(await settingsFor({ ...recipe, learningRate: 0.3 })), ...more }
    const { run } = await diverged(settings, 0)
    const rateChanges = [{ at: 0, from: 0.3, to: 0.15 }]
    expect(await recover(run)).toMatchObject({ epoch: 0, batch: 0, history: [], learningRate: 0.15, rateChanges })
    await run.finish()
    const slower = { ...settings, recipe: { ...settings.recipe, learningRate: 0.15 } }
    const { tensors, history, steps } = await outcomeOf({ ...slower, checkpoints: await temporaryFolder() })
    expect(outcome(await readCheckpoint(run.all('saved').at(-1)!.path))).toMatchObject({ tensors, history, steps })
  })

  it.each<[string, Partial<Recipe>, Partial<Settings>]>([
    ['plain descent', {}, {}],
    ['Adam', { optimizer: 'adam', activation: 'relu' }, {}],
    ['augmented images', { augment: ['shift'] }, {}]
  ])('goes back to its last checkpoint, half as fast, as a branch: %s', async (_, recipe, more) => {
    const settings = { ...(await settingsFor({ ...recipe, learningRate: 0.3 })), ...more }
    const { run, paths } = await diverged(settings, 2)
    const bytes = await Promise.all(paths.map(path => readFile(path)))
    const parent = { run: basename(dirname(paths[0]!)), epoch: 2, batch: 0 }
    const rateChanges = [{ at: 2, from: 0.3, to: 0.15 }]
    expect(await recover(run)).toMatchObject({
      epoch: 2,
      batch: 0,
      learningRate: 0.15,
      rateChanges,
      folder: null,
      parent
    })
    await run.finish()
    const branch = run.all('saved').slice(paths.length)
    expect(branch.map(({ epoch }) => epoch)).toEqual([3, 4])
    const folders = new Set((await savedFiles(settings.checkpoints)).map(path => dirname(path)))
    expect(folders).toEqual(new Set([dirname(paths[0]!), dirname(branch[0]!.path)]))
    // Nothing was written over, and the branch is what a run resumed from that checkpoint would have been.
    expect(await Promise.all(paths.map(path => readFile(path)))).toEqual(bytes)
    const again = training(resumed(settings, paths[1]!, { recipe: {}, learningRate: 0.15 }))
    await again.finish()
    const last = outcome(await readCheckpoint(branch.at(-1)!.path))
    expect(last).toEqual({ ...outcome(await readCheckpoint(again.all('saved').at(-1)!.path)), parent })
  })

  it('again and again, before its branch was saved, goes back to the same place, half as fast each time', async () => {
    const settings = await settingsFor({ activation: 'relu', outputActivation: 'identity' })
    await stopAfter({ ...settings, recipe: { ...settings.recipe, learningRate: 1e-3 } }, 2)
    const run = training(resumed(settings, 'latest', { recipe: {}, learningRate: 1e30 }))
    for (const learningRate of [5e29, 2.5e29, 1.25e29]) {
      await run.next('diverged')
      expect(await recover(run)).toMatchObject({ epoch: 0, batch: 2, learningRate })
    }
  })

  it('goes back further where the last checkpoint is damaged, and says so', async () => {
    const { run, paths } = await diverged(await settingsFor(), 2)
    await writeFile(paths[1]!, 'damaged')
    expect(await recover(run)).toMatchObject({ epoch: 1, parent: { epoch: 1 } })
    const message = `${paths[1]} can't be used because it ends before its header: ${paths[0]} is taken instead.`
    expect(await run.next('warning')).toEqual({ type: 'warning', message })
  })

  it('stays where it is, and says why, when no checkpoint is left', async () => {
    const { run, paths } = await diverged(await settingsFor(), 1)
    await rm(dirname(paths[0]!), { recursive: true })
    run.send({ type: 'recover' })
    expect((await run.next('warning')).message).toMatch(/^The checkpoint \S+ can't be read \(ENOENT\): /)
    await run.next('state', ({ phase }) => phase === 'diverged')
    await run.stop()
    expect(run.all('saved')).toHaveLength(1)
  })

  it('in a run with more epochs than its checkpoint knows of still has them', async () => {
    const settings = await settingsFor({ epochs: 1 })
    await stopAfter(settings, 4)
    const longer = training(resumed(settings, 'latest', { recipe: { epochs: 3, schedule: 'cosine' } }))
    await longer.pause()
    await diverge(longer)
    expect(await recover(longer)).toMatchObject({ epoch: 1, recipe: { epochs: 3, schedule: 'cosine' } })
  })
})
