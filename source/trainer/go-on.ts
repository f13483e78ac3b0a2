import { type DataChoice, isSameSource, type Tell } from '../dataset/dataset.js'
import type { Recipe } from '../engine/recipe.js'
import {
  folderOf,
  goingOn,
  layOut,
  type Prepared,
  readData,
  readSource,
  refuseOtherData,
  type Source
} from './prepare.js'
import type { Settings } from './protocol.js'
import { type Run, restoreRun } from './run.js'
import type { Departure } from './session.js'

/**
 * Prepares to go on from a checkpoint in a worker that has a run already: in its memory where the two want the same of it,
 * which takes no time, and otherwise in memory of its own. That run must not go on then.
 * @throws DataError or CheckpointError when the checkpoint or its data can't be had; that run is as it was then.
 */
export async function goOn(
  settings: Pick<Settings, 'checkpoints' | 'threads'>,
  before: Prepared,
  { type, from }: Exclude<Departure, { type: 'recover' }>,
  tell: Tell
): Promise<Prepared> {
  const source = await readSource(from, settings.checkpoints)
  const folder = type === 'branch' ? null : await folderOf(source)
  const { run, fingerprint } = before
  // The data itself may have changed on disk meanwhile; what counts is what is in memory.
  const data = isSameSource(source.data, run.data)
    ? { dataset: run.dataset, fingerprint }
    : await readData(source.data, tell)
  refuseOtherData(source, data.fingerprint)
  const next = wantsTheSame(run, source)
    ? restoreRun(run, source.recipe, source.checkpoint)
    : await layOut(source, source, settings.threads, data, tell)
  return goingOn(next, source, from, folder)
}

/** What a recipe says of how long and how fast to learn, which is not laid out in memory. */
const notLaidOut = ['epochs', 'schedule', 'learningRate']

/**
 * Whether a checkpoint's run would be laid out in memory just as a run is. Where a helper thread augments images it would
 * not: it works ahead in memory, and does not go back.
 */
function wantsTheSame({ recipe, data }: Run, source: Source): boolean {
  return (
    recipe.augment.length === 0 &&
    isSameSource(data, source.data) &&
    isSame({ ...recipe, ...data }, { ...source.recipe, ...source.data })
  )
}

/** Whether two runs are to do the same; values are names, numbers, or lists of them. */
function isSame(one: Recipe & DataChoice, other: Recipe & DataChoice): boolean {
  const others = new Map(Object.entries(other))
  return Object.entries(one).every(
    ([key, value]) => notLaidOut.includes(key) || String(value) === String(others.get(key))
  )
}
