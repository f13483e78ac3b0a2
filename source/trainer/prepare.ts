import { basename, dirname, resolve } from 'node:path'
import type { BranchPoint } from '../checkpoint/history.js'
import { fallbackWarnings, type Loaded, loadCheckpoint } from '../checkpoint/load.js'
import { CheckpointError, isNewestOfRun } from '../checkpoint/store.js'
import { fingerprint } from '../dataset/dataset.js'
import { loadDataset } from '../dataset/load.js'
import { compileKernels } from './kernels.js'
import type { Settings } from './protocol.js'
import { changeRate, createRun, type Run } from './run.js'

/** Where a run comes from. */
export interface Origin {
  /** Of the data. */
  readonly fingerprint: string
  /** Where it began, if it is a branch. */
  readonly parent: BranchPoint | null
}

/** A run ready to go. */
export interface Prepared extends Origin {
  readonly run: Run
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
    ...(loaded ? await placeOf(loaded) : { folder: null, parent: null }),
    warnings: loaded ? fallbackWarnings(loaded) : []
  }
}

/** Where a run that goes on from a checkpoint is saved: in its folder, unless there is more than that checkpoint saw. */
async function placeOf({ path, checkpoint }: Loaded): Promise<Pick<Prepared, 'folder' | 'parent'>> {
  const folder = dirname(path)
  const { parent, progress } = checkpoint.description
  if (await isNewestOfRun(path)) return { folder, parent }
  return { folder: null, parent: { run: basename(resolve(folder)), epoch: progress.epoch, batch: progress.batch } }
}
