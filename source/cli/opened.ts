import { fallbackWarnings, type Loaded, loadCheckpoint } from '../checkpoint/load.js'
import { compileKernels } from '../trainer/kernels.js'
import { openNetwork } from '../trainer/open-network.js'
import { measureOf } from '../ui/answers.js'
import { complain } from './complain.js'

/**
 * The checkpoint that a name stands for; a person who gets another one than was asked for is told.
 * @throws CheckpointError when there is no such checkpoint.
 */
export async function loadTelling(name: string, folder: string): Promise<Loaded> {
  const loaded = await loadCheckpoint(name, folder)
  for (const message of fallbackWarnings(loaded)) complain(message)
  return loaded
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
