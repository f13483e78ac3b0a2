import { basename, dirname, resolve } from 'node:path'
import { fallbackWarnings, type Loaded, loadCheckpoint } from '../checkpoint/load.js'
import { CheckpointError, isNewestOfRun } from '../checkpoint/store.js'
import { type DataChoice, type DataSource, type Dataset, fingerprint, type Tell } from '../dataset/dataset.js'
import { loadDataset } from '../dataset/load.js'
import { odd, settle } from '../dataset/wish.js'
import type { Recipe } from '../engine/recipe.js'
import { compileKernels } from './kernels.js'
import type { Resume, Settings } from './protocol.js'
import { changeRate, createRun, type Run } from './run.js'

/** A run ready to go. */
export interface Prepared {
  readonly run: Run
  /** Of its data. */
  readonly fingerprint: string
  /** The checkpoint it goes on from; null for one that begins with a random network. */
  readonly path: string | null
  /** The folder to save in; null for a new run, which gets its folder with its first checkpoint. */
  readonly folder: string | null
  /** What the person should know about how it was prepared. */
  readonly warnings: readonly string[]
}

/** A checkpoint to go on from, and the recipe and data that count then. */
export interface Source extends Loaded {
  readonly recipe: Recipe
  readonly data: DataChoice
}

/** Images in memory. */
export interface Data {
  readonly dataset: Dataset
  readonly fingerprint: string
}

/**
 * Loads data and, to go on from one, a checkpoint, and lays the run out in memory.
 * @throws DataError or CheckpointError when that can't be had.
 */
export async function prepare(settings: Settings, tell: Tell): Promise<Prepared> {
  const { resume, checkpoints } = settings
  if (!resume) {
    const data = await readData(settings.data, tell)
    const wanted = { recipe: settings.recipe, data: settle(settings.data, data.dataset) }
    const run = await layOut(wanted, null, settings.threads, data, tell)
    return { run, fingerprint: data.fingerprint, path: null, folder: null, warnings: odd(data.dataset, settings.data) }
  }
  const source = await readSource(resume, checkpoints)
  const data = await readData(source.data, tell)
  refuseOtherData(source, data.fingerprint)
  const run = await layOut(source, source, settings.threads, data, tell)
  return goingOn(run, source, resume, await folderOf(source))
}

/** @throws CheckpointError when there is no such checkpoint, or it is at the end of its run. */
export async function readSource({ name, overrides }: Resume, checkpoints: string): Promise<Source> {
  const loaded = await loadCheckpoint(name, checkpoints)
  const { description } = loaded.checkpoint
  const recipe = { ...description.recipe, ...overrides.recipe }
  if (description.progress.epoch >= recipe.epochs) {
    throw new CheckpointError(
      `${loaded.path} is at epoch ${description.progress.epoch} of ${recipe.epochs}: give more --epochs to go on from it.`
    )
  }
  return { ...loaded, recipe, data: description.data }
}

/** @throws DataError when it can't be read. */
export async function readData(source: DataSource, tell: Tell): Promise<Data> {
  tell(`reading ${source.data}`)
  const dataset = await loadDataset(source, tell)
  return { dataset, fingerprint: fingerprint(dataset) }
}

/** @throws CheckpointError when the data with that fingerprint is not what the checkpoint was trained on. */
export function refuseOtherData({ path, checkpoint, data }: Source, fingerprint: string): void {
  if (checkpoint.description.dataset.fingerprint === fingerprint) return
  throw new CheckpointError(`${path} was trained on other data than ${data.data} holds now: bring back the same data.`)
}

/** Lays a run out in memory. */
export async function layOut(
  { recipe, data }: Pick<Source, 'recipe' | 'data'>,
  source: Source | null,
  threads: number,
  { dataset }: Data,
  tell: Tell
): Promise<Run> {
  const module = await compileKernels()
  tell(`placing ${dataset.train.labels.length + dataset.test.labels.length} images`)
  return createRun(module, recipe, data, dataset, source?.checkpoint ?? null, threads)
}

/**
 * A run that stands where its source does, to be saved in `folder`, with what is to be different from there on. Without a
 * folder it is a branch: it gets one of its own, and remembers where it began.
 */
export function goingOn(
  run: Run,
  source: Source,
  { overrides: { learningRate } }: Resume,
  folder: string | null
): Prepared {
  const { epoch, batch } = run
  if (folder === null) run.parent = { run: basename(dirname(resolve(source.path))), epoch, batch }
  if (learningRate !== undefined) changeRate(run, learningRate)
  const { fingerprint } = source.checkpoint.description.dataset
  return { run, fingerprint, path: source.path, folder, warnings: fallbackWarnings(source) }
}

/** The folder of a checkpoint that is the newest there; null where a run that goes on from it would overwrite others. */
export async function folderOf({ path }: Source): Promise<string | null> {
  return (await isNewestOfRun(path)) ? dirname(path) : null
}
