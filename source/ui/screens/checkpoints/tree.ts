import type { ListedFile, Place, RunFacts } from '../../checkpoints/listed.js'
import type { Row } from './rows.js'

/** Branches of branches that are shown as such; one that is deeper stands by itself. It also ends a circle. */
const deepest = 64

type Shown = ReadonlyMap<string, readonly ListedFile[]>
type Facts = ReadonlyMap<string, RunFacts>

/**
 * The runs as a tree that grows upwards: of each run the furthest file first, and each branch above the file it began at.
 * Runs without files are left out, and branches of such runs stand by themselves.
 */
export function treeRows(shown: Shown, facts: Facts): Row[] {
  const branches = new Map<string, string[]>()
  const trunks: string[] = []
  for (const run of [...shown.keys()].sort().reverse()) {
    if (shown.get(run)!.length === 0) continue
    const parent = parentOf(run, shown, facts)
    const siblings = parent === null ? trunks : branches.get(parent)
    if (siblings) siblings.push(run)
    else branches.set(parent!, [run])
  }
  const rows: Row[] = []
  for (const run of trunks) grow(run, 0)
  return rows

  function grow(run: string, depth: number): void {
    rows.push({ type: 'run', run, guide: { depth, isBranchPoint: false } })
    // The latest first; of those that began together, the one that began last.
    let waiting = (branches.get(run) ?? []).toSorted((one, other) => compare(pointOf(other), pointOf(one)))
    for (const file of shown.get(run)!) {
      const { place } = file
      const above = place ? waiting.filter(branch => compare(pointOf(branch), place) >= 0) : []
      for (const branch of above) grow(branch, depth + 1)
      waiting = waiting.slice(above.length)
      const isBranchPoint = place !== null && above.some(branch => compare(pointOf(branch), place) === 0)
      rows.push({ type: 'file', file, guide: { depth, isBranchPoint }, isFirst: false })
    }
    for (const branch of waiting) grow(branch, depth + 1)
  }

  /** Where a branch began. */
  function pointOf(run: string): Place {
    return facts.get(run)!.parent!
  }
}

/** The run that a branch grows from; null when it grows from none that is shown, or in a circle. */
function parentOf(run: string, shown: Shown, facts: Facts): string | null {
  const above = (name: string) => {
    const parent = facts.get(name)?.parent?.run
    return parent !== undefined && (shown.get(parent)?.length ?? 0) > 0 ? parent : null
  }
  const parent = above(run)
  let ancestor = parent
  for (let depth = 1; ancestor !== null; depth++) {
    if (depth > deepest) return null
    ancestor = above(ancestor)
  }
  return parent
}

/** Less than zero when one place comes before the other. */
function compare(one: Place, other: Place): number {
  return one.epoch - other.epoch || one.batch - other.batch
}
