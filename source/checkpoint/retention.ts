import type { Described } from './describe.js'
import type { Progress } from './history.js'

/** A checkpoint of a run as the policy sees it. */
export interface Candidate extends Pick<Progress, 'epoch' | 'batch'> {
  readonly path: string
  /**
   * Share of right answers that its own weights gave on held-out images, or on training images when none are held out;
   * null for a file from the middle of an epoch, whose weights nobody has examined.
   */
  readonly accuracy: number | null
}

/** What to do with a checkpoint. */
export interface Action {
  readonly type: 'keep' | 'delete'
  readonly path: string
}

/**
 * Keeps the `best` checkpoints of one run with the highest accuracy, of equals the earlier, and the last one, from which
 * the run goes on. A file from the middle of an epoch is kept only while it is the last. The actions stand in the order of
 * the run.
 */
export function retain(candidates: readonly Candidate[], best: number): Action[] {
  const inOrder = candidates.toSorted((one, other) => one.epoch - other.epoch || one.batch - other.batch)
  const examined = inOrder.filter(({ accuracy }) => accuracy !== null)
  // Sorting is stable, so of equals the earlier comes first.
  const byAccuracy = examined.toSorted((one, other) => other.accuracy! - one.accuracy!)
  const kept = new Set([...byAccuracy.slice(0, best), ...inOrder.slice(-1)])
  return inOrder.map(candidate => ({ type: kept.has(candidate) ? 'keep' : 'delete', path: candidate.path }))
}

/** How the policy sees a file; null when the file does not say what it is, so that the policy has no say over it. */
export function candidateOf({ file, description }: Described): Candidate | null {
  if (!description) return null
  const { progress, history } = description
  const last = progress.batch === 0 ? history.at(-1) : undefined
  const accuracy = last ? (last.validationAccuracy ?? last.trainAccuracy) : null
  return { path: file.path, epoch: progress.epoch, batch: progress.batch, accuracy }
}
