import type { BranchPoint } from '../../../checkpoint/history.js'
import type { ListState } from '../../checkpoints/list.js'
import type { ListedFile } from '../../checkpoints/listed.js'
import { filesOf, type Row, type Rows } from './rows.js'

/**
 * The checkpoints a run has come along, the furthest first: its own, then those of the run it branched from up to where it
 * began, and so on back. `run` is null for one that has saved nothing yet, and `parent` where it began, if it is a branch.
 */
export function lineRows(
  runs: ListState['runs'],
  facts: ListState['facts'],
  run: string | null,
  parent: BranchPoint | null
): Rows {
  const rows: Row[] = []
  const seen = new Set<string>()
  const guide = { depth: 0, isBranchPoint: false }
  let name = run
  let end: BranchPoint | null = null
  let next = parent
  do {
    const files: readonly ListedFile[] = (name !== null && runs.get(name)) || []
    const before = files.filter(
      ({ place }) =>
        place && (!end || place.epoch < end.epoch || (place.epoch === end.epoch && place.batch <= end.batch))
    )
    if (name !== null && before.length > 0) rows.push({ type: 'run', run: name, guide })
    for (const file of before) rows.push({ type: 'file', file, guide, isFirst: false })
    if (name !== null) seen.add(name)
    end = next
    name = next?.run ?? null
    next = (name !== null && facts.get(name)?.parent) || null
  } while (name !== null && !seen.has(name))
  return { rows, files: filesOf(rows) }
}
