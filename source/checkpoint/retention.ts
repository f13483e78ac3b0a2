import type { Described } from './describe.js'
import type { BranchPoint, Progress } from './history.js'

/** A checkpoint of a run as the policy sees it. */
export interface Candidate extends Pick<Progress, 'epoch' | 'batch'> {
  readonly path: string
  /**
   * Share of right answers that its own weights gave on held-out images, or on training images when none are held out;
   * null for a file from the middle of an epoch, whose weights nobody has examined.
   */
  readonly accuracy: number | null
  /** Whether another run has begun here. */
  readonly isBranchPoint: boolean
}

/** What to do with a checkpoint. */
export interface Action {
  readonly type: 'keep' | 'delete'
  readonly path: string
}

/**
 * Keeps the `best` checkpoints of one run with the highest accuracy, of equals the earlier; the last one, from which the
 * run goes on; and those where branches began, which can be gone back to. Another file from the middle of an epoch is kept
 * only while it is the last. The actions stand in the order of the run.
 */
export function retain(candidates: readonly Candidate[], best: number): Action[] {
  const inOrder = candidates.toSorted((one, other) => one.epoch - other.epoch || one.batch - other.batch)
  const examined = inOrder.filter(({ accuracy }) => accuracy !== null)
  // Sorting is stable, so of equals the earlier comes first.
  const byAccuracy = examined.toSorted((one, other) => other.accuracy! - one.accuracy!)
  const branched = inOrder.filter(({ isBranchPoint }) => isBranchPoint)
  const kept = new Set([...byAccuracy.slice(0, best), ...inOrder.slice(-1), ...branched])
  return inOrder.map(candidate => ({ type: kept.has(candidate) ? 'keep' : 'delete', path: candidate.path }))
}

/**
 * How the policy sees a file of a run whose branches began at `points`; null when the file does not say what it is, so that
 * the policy has no say over it.
 */
export function candidateOf({ file, description }: Described, points: readonly BranchPoint[]): Candidate | null {
  if (!description) return null
  const { progress, history } = description
  const { epoch, batch } = progress
  const last = batch === 0 ? history.at(-1) : undefined
  const accuracy = last ? (last.validationAccuracy ?? last.trainAccuracy) : null
  const isBranchPoint = points.some(point => point.epoch === epoch && point.batch === batch)
  return { path: file.path, epoch, batch, accuracy, isBranchPoint }
}
