import { fallbackWarnings, type Loaded, loadCheckpoint } from '../checkpoint/load.js'
import type { DataSource, Dataset } from '../dataset/dataset.js'
import { loadDataset } from '../dataset/load.js'
import { compileKernels } from '../trainer/kernels.js'
import { openNetwork } from '../trainer/open-network.js'
import { measureOf } from '../ui/answers.js'
import { complain } from './complain.js'
import { withProgress } from './progress-line.js'

/**
 * The checkpoint that a name stands for; a person who gets another one than was asked for is told.
 * @throws CheckpointError when there is no such checkpoint.
 */
export async function loadTelling(name: string, folder: string): Promise<Loaded> {
  const loaded = await withProgress(line => {
    line.show('reading the checkpoint')
    return loadCheckpoint(name, folder)
  })
  for (const message of fallbackWarnings(loaded)) complain(message)
  return loaded
}

/**
 * A data set, while a line tells of its being read.
 * @throws DataError when it can't be had.
 */
export function loadShowing(source: DataSource): Promise<Dataset> {
  return withProgress(line => {
    line.show(`reading ${source.data}`)
    return loadDataset(source, line.show)
  })
}

/**
 * The network of a checkpoint, ready to answer, and what its outputs measure.
 * @throws CheckpointError when there is no such checkpoint.
 */
export async function openCheckpoint(name: string, folder: string) {
  const { path, checkpoint } = await loadTelling(name, folder)
  const { description } = checkpoint
  const measure = measureOf(description.recipe.outputActivation)
  return { path, description, measure, bench: openNetwork(await compileKernels(), checkpoint) }
}
