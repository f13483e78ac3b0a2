import type { Parents } from '../../../checkpoint/branches.js'
import { findLeftovers } from '../../../checkpoint/leftovers.js'
import { carryOut, planPruning } from '../../../checkpoint/prune.js'
import type { Action } from '../../../checkpoint/retention.js'
import { CheckpointError, listRuns } from '../../../checkpoint/store.js'
import { grouped } from '../../../ui/format.js'
import { print, printJson } from '../../../ui/lines.js'
import { visible } from '../../../ui/visible.js'
import { complain } from '../../complain.js'
import { counting, withProgress } from '../../progress-line.js'

/**
 * `downhill checkpoints prune --keep n`: of every run deletes all but the best n checkpoints and the last, and what runs that
 * were killed have left half-written, or only says what it would delete. Returns the exit code: 1 when something could not be deleted.
 */
export async function pruneCommand(
  folder: string,
  keep: number,
  effect: 'delete' | 'rehearse',
  output: 'json' | 'lines'
): Promise<number> {
  const whole = new Set<string>()
  const parents: Parents = new Map()
  const done: Action[] = []
  let exitCode = 0
  await withProgress(async line => {
    const show = counting(line, count => `reading checkpoints: ${grouped(count)}`)
    let before = 0
    for (const run of await listRuns(folder)) {
      let read = before
      let actions: readonly Action[]
      try {
        const planned = await planPruning(run, keep, whole, parents, count => {
          read = before + count
          show(read)
        })
        actions = [...planned, ...(await findLeftovers(run))]
        if (effect === 'delete') await carryOut(actions)
      } catch (error) {
        line.clear()
        complain(refusal(run, error))
        exitCode = 1
        continue
      }
      before = read
      done.push(...actions)
      line.clear()
      for (const action of actions) tell(action, effect, output)
    }
  })
  const deleted = done.filter(({ type }) => type === 'delete').length
  const verb = effect === 'delete' ? 'deleted' : 'would be deleted'
  if (output === 'lines') print(`${grouped(deleted)} ${verb}, ${grouped(done.length - deleted)} kept.`)
  return exitCode
}

/** Why a run can't be pruned. An error that is neither the folder's nor the system's goes on. */
function refusal(run: string, error: unknown): string {
  if (error instanceof CheckpointError) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return `Could not delete checkpoints in ${run} (${code}): see whether the folder may be written to.`
}

function tell({ type, path }: Action, effect: 'delete' | 'rehearse', output: 'json' | 'lines'): void {
  if (output === 'json') printJson({ path, action: type, dryRun: effect === 'rehearse' })
  else if (type === 'delete') print(`${effect === 'delete' ? 'deleted' : 'would delete'} ${visible(path)}`)
}
