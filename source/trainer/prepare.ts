import { dirname } from 'node:path'
import { fallbackWarnings, loadCheckpoint } from '../checkpoint/load.js'
import { CheckpointError, isNewestOfRun } from '../checkpoint/store.js'
import { fingerprint } from '../dataset/dataset.js'
import { loadDataset } from '../dataset/load.js'
import { compileKernels } from './kernels.js'
import type { Settings } from './protocol.js'
import { changeRate, createRun, type Run } from './run.js'

/** A run ready to go. */
export interface Prepared {
  readonly run: Run
  readonly fingerprint: string
  /** The folder to save in; null for a new run, which gets its folder with its first checkpoint. */
  readonly folder: string | null
  /** What the person should know about how it was prepared. */
  readonly warnings: readonly string[]
}

/**
 * Loads data and, to go on from one, a checkpoint, and lays the run out in memory; `tell` hears what is being done.
 * @throws DataError or CheckpointError when that can't be had.
 */
export async function prepare(settings: Settings, tell: (what: string) => void): Promise<Prepared> {
  const { resume } = settings
  const loaded = resume ? await loadCheckpoint(resume.name, settings.checkpoints) : null
  const { description } = loaded?.checkpoint ?? {}
  const recipe = description ? { ...description.recipe, ...resume?.overrides.recipe } : settings.recipe
  const data = description?.data ?? settings.data
  if (loaded && description && description.progress.epoch >= recipe.epochs) {
    throw new CheckpointError(
      `${loaded.path} is at epoch ${description.progress.epoch} of ${recipe.epochs}: give more --epochs to go on from it.`
    )
  }
  tell(`reading ${data.data}`)
  const [dataset, module] = await Promise.all([loadDataset(data.data), compileKernels()])
  const mark = fingerprint(dataset)
  if (loaded && description && description.dataset.fingerprint !== mark) {
    throw new CheckpointError(
      `${loaded.path} was trained on other data than ${data.data} holds now: bring back the same data.`
    )
  }
  tell(`placing ${dataset.train.labels.length + dataset.test.labels.length} images`)
  const start = loaded && { description: loaded.checkpoint.description, tensors: loaded.checkpoint.tensors }
  const run = createRun(module, recipe, data, dataset, start, settings.threads)
  const { learningRate } = resume?.overrides ?? {}
  if (learningRate !== undefined) changeRate(run, learningRate)
  return {
    run,
    fingerprint: mark,
    folder: loaded && (await isNewestOfRun(loaded.path)) ? dirname(loaded.path) : null,
    warnings: loaded ? fallbackWarnings(loaded) : []
  }
}
