import { basename, join } from 'node:path'
import { adviceFor } from '../checkpoint/advice.js'
import type { Parents } from '../checkpoint/branches.js'
import { type Checkpoint, encodeCheckpoint } from '../checkpoint/checkpoint.js'
import { findLeftovers } from '../checkpoint/leftovers.js'
import { verifyFile } from '../checkpoint/load.js'
import { carryOut, planPruning } from '../checkpoint/prune.js'
import type { Action } from '../checkpoint/retention.js'
import { saveAtomically } from '../checkpoint/save.js'
import { CheckpointError, checkpointName, createRun } from '../checkpoint/store.js'
import type { Event, Settings } from './protocol.js'

/** Saves checkpoints one behind the other while training goes on. */
export interface Saver {
  /** Writes a checkpoint in the background. What became of it is told as an event, and is the result. */
  save(checkpoint: Checkpoint): Promise<boolean>
  /** Whether so many wait that training should, too: memory is not a place to keep checkpoints. */
  isBehind(): boolean
  /** The last file that was saved; null before the first. */
  last(): string | null
  /** Waits until everything is written. */
  settled(): Promise<void>
}

/** Checkpoints that may wait to be written. */
const mostWaiting = 2

/**
 * A saver into `folder`, from which what a killed process has left half-written is deleted; or, where that is null, into a
 * new run's folder below `checkpoints`.
 */
export function createSaver(
  { checkpoints, keep }: Pick<Settings, 'checkpoints' | 'keep'>,
  folder: string | null,
  sizes: readonly number[],
  tell: (event: Event) => void
): Saver {
  let waiting = 0
  let last: string | null = null
  let queue: Promise<unknown> = folder === null ? Promise.resolve() : remove(folder, findLeftovers)
  const whole = new Set<string>()
  const parents: Parents = new Map()

  /** Deletes what is planned for a run. That it can't be done keeps no one from training and saving. */
  async function remove(run: string, plan: (run: string) => Promise<readonly Action[]>): Promise<void> {
    try {
      await carryOut(await plan(run))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      const problem = `Could not delete older files in ${basename(run)} (${code ?? message})`
      // One that is ours is a sentence already.
      const isOurs = error instanceof CheckpointError
      tell({ type: 'warning', message: isOurs ? message : `${problem}: ${adviceFor(code)}.` })
    }
  }

  return {
    save(checkpoint) {
      const { progress } = checkpoint.description
      const { epoch, batch } = progress
      const bytes = encodeCheckpoint(checkpoint)
      waiting++
      const result = queue.then(async () => {
        const name = checkpointName(progress)
        try {
          folder ??= await createRun(checkpoints, new Date(), sizes)
          const path = join(folder, name)
          await saveAtomically(path, bytes)
          // Nothing is deleted in favour of a file that can't be read back.
          const problem = keep === null ? null : await verifyFile(path)
          if (problem !== null) throw new Error(problem)
          last = path
          tell({ type: 'saved', path, epoch, batch })
          whole.add(path)
          if (keep !== null) await remove(folder, run => planPruning(run, keep, whole, parents))
          return true
        } catch (error) {
          const { code, message } = error as NodeJS.ErrnoException
          const place = folder ? basename(folder) : checkpoints
          tell({
            type: 'unsaved',
            message: `Could not save ${name} (${code ?? message}) in ${place}: ${adviceFor(code)}.`,
            epoch,
            batch
          })
          return false
        } finally {
          waiting--
        }
      })
      queue = result
      return result
    },
    last: () => last,
    isBehind: () => waiting > mostWaiting,
    settled: async () => void (await queue)
  }
}
