import { basename, dirname, join } from 'node:path'
import type { Parents } from '../checkpoint/branches.js'
import { type Checkpoint, encodeCheckpoint } from '../checkpoint/checkpoint.js'
import { verifyFile } from '../checkpoint/load.js'
import { carryOut, planPruning } from '../checkpoint/prune.js'
import { saveAtomically } from '../checkpoint/save.js'
import { checkpointName, createRun } from '../checkpoint/store.js'
import type { Event, Settings } from './protocol.js'

/** Saves checkpoints one behind the other while training goes on. */
export interface Saver {
  /** Writes a checkpoint in the background. What became of it is told as an event, and is the result. */
  save(checkpoint: Checkpoint): Promise<boolean>
  /** Whether so many wait that training should, too: memory is not a place to keep checkpoints. */
  isBehind(): boolean
  /** Waits until everything is written. */
  settled(): Promise<void>
}

/** Checkpoints that may wait to be written. */
const mostWaiting = 2

/** A saver into `folder`, or, where that is null, into a new run's folder below `checkpoints`. */
export function createSaver(
  { checkpoints, keep }: Pick<Settings, 'checkpoints' | 'keep'>,
  folder: string | null,
  sizes: readonly number[],
  tell: (event: Event) => void
): Saver {
  let waiting = 0
  let queue: Promise<unknown> = Promise.resolve()
  const whole = new Set<string>()
  const parents: Parents = new Map()

  /** Deletes what is no longer worth keeping of the run that `path`, which is whole, is the last file of. */
  async function prune(path: string, best: number): Promise<void> {
    whole.add(path)
    const run = dirname(path)
    try {
      await carryOut(await planPruning(run, best, whole, parents))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      const problem = `Could not delete older checkpoints in ${basename(run)} (${code ?? message})`
      tell({ type: 'warning', message: `${problem}: see whether the folder may be written to.` })
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
          tell({ type: 'saved', path, epoch, batch })
          if (keep !== null) await prune(path, keep)
          return true
        } catch (error) {
          const { code, message } = error as NodeJS.ErrnoException
          const place = folder ? basename(folder) : checkpoints
          tell({
            type: 'unsaved',
            message: `Could not save ${name} in ${place} (${code ?? message}): make room, or name another --checkpoints folder.`,
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
    isBehind: () => waiting > mostWaiting,
    settled: async () => void (await queue)
  }
}
