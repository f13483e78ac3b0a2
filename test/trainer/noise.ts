import { loadDataset } from '../../source/dataset/load.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { createRun, type Run } from '../../source/trainer/run.js'
import { compiledKernels } from '../kernels/compiled.js'
import { noiseRun } from './training.js'

/** Begins runs of three epochs on the same noise, in this thread. */
export async function noise(recipe: Partial<Recipe>): Promise<() => Run> {
  const { recipe: whole, data } = await noiseRun('nowhere', { epochs: 3, ...recipe })
  const dataset = await loadDataset(data)
  return () => createRun(compiledKernels.plain, whole, data, dataset, null)
}
