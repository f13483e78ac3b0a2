import type { EpochRecord } from '../checkpoint/history.js'

/** Whether a network learns its training images by heart instead of what they have in common. */
export interface Memorising {
  readonly name: 'no' | 'steady' | 'growing'
  /** How far training is ahead of held-out accuracy, as a share; null where nothing is held out. */
  readonly gap: number | null
}

/** A gap smaller than this is ordinary. */
const leastGap = 0.03
/** The gap grows when it does by this since so many epochs ago. */
const leastGrowth = 0.005
const lookBack = 3
/** So many standard errors are no chance any more. */
const errors = 3

/**
 * A network memorises when it is right clearly more often on images it trains on than on held-out ones: by three points at
 * least, and by more than chance explains when only `examples` of each were looked at (three standard errors of the
 * difference of two shares). It goes on memorising when that gap has grown over the last three epochs.
 */
export function memorisingIn(history: readonly EpochRecord[], examples: number): Memorising {
  const last = history.at(-1)
  const gap = last ? gapOf(last) : null
  if (!last || gap === null) return { name: 'no', gap }
  const error = standardError(last, examples)
  if (gap < Math.max(leastGap, errors * error)) return { name: 'no', gap }
  const before = history.at(-1 - lookBack)
  // What was before the first epoch had no gap.
  const growth = gap - ((before && gapOf(before)) ?? 0)
  return { name: growth > Math.max(leastGrowth, error) ? 'growing' : 'steady', gap }
}

/** How far training is ahead of held-out accuracy after an epoch; null where nothing is held out. */
export function gapOf({ trainAccuracy, validationAccuracy }: EpochRecord): number | null {
  return validationAccuracy === null ? null : trainAccuracy - validationAccuracy
}

function standardError({ trainAccuracy, validationAccuracy }: EpochRecord, examples: number): number {
  const variance = (share: number) => (share * (1 - share)) / Math.max(1, examples)
  return Math.sqrt(variance(trainAccuracy) + variance(validationAccuracy ?? 0))
}

/** The same in words, at most 46 columns: what the panel has at 120 × 36; null when there is nothing to say. */
export function memorisingWords({ name, gap }: Memorising, labels: 'own' | 'shuffled'): string | null {
  if (labels === 'shuffled') return 'random labels: all it can do is memorise'
  if (name === 'no' || gap === null) return null
  const points = `${(gap * 100).toFixed(1)} points ahead`
  return name === 'growing' ? `memorising: ${points}, and growing` : `memorising: ${points} on known images`
}
