import { dirname } from 'node:path'
import { isNewestOfRun } from '../checkpoint/store.js'
import type { Tell } from '../dataset/dataset.js'
import { goOn } from './go-on.js'
import type { Prepared } from './prepare.js'
import type { Settings } from './protocol.js'
import { changeRate, restoreRun } from './run.js'

/** The last state of a run that is known to be good: its checkpoint, or null for the beginning; and how fast it learned. */
export interface Good {
  readonly path: string | null
  readonly learningRate: number
}

/**
 * Prepares to go on from the last good state of a run that has diverged, as a branch, so that nothing is written over. It
 * learns half as fast as it did there, or as when it diverged, whichever is less. Where the last checkpoint is damaged, the
 * newest of its run that verifies is taken.
 * @throws CheckpointError when there is none.
 */
export async function recover(
  settings: Pick<Settings, 'checkpoints' | 'threads'>,
  before: Prepared,
  { path, learningRate }: Good,
  tell: Tell
): Promise<Prepared> {
  const { recipe } = before.run
  const slower = Math.min(learningRate, before.run.learningRate) / 2
  if (path !== null) {
    const name = (await isNewestOfRun(path)) ? dirname(path) : path
    const overrides = { recipe: { epochs: recipe.epochs, schedule: recipe.schedule }, learningRate: slower }
    return goOn(settings, before, { type: 'branch', from: { name, overrides } }, tell)
  }
  const run = restoreRun(before.run, recipe, null)
  changeRate(run, slower)
  return { ...before, run, folder: null, warnings: [] }
}
