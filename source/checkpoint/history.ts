/** What a run has done so far, as the dashboard, `--json` and the checkpoint's metadata all tell it. */

/** One finished epoch. */
export interface EpochRecord {
  /** Counted from 1. */
  readonly epoch: number
  /** Average training cost over the epoch's mini-batches, each taken just before its step. */
  readonly cost: number
  /** Share of right answers after the epoch on training images, at most as many as are held out. */
  readonly trainAccuracy: number
  /** The same on held-out images the network never trains on; null when none are held out. */
  readonly validationAccuracy: number | null
  /** Average cost on the held-out images. */
  readonly validationCost: number | null
  /** Base learning rate at the end of the epoch. */
  readonly learningRate: number
}

/** The record of the epoch that has just ended; none in the middle of one, whose weights nobody has examined. */
export function recordNow(
  progress: { readonly batch: number },
  history: readonly EpochRecord[]
): EpochRecord | undefined {
  return progress.batch === 0 ? history.at(-1) : undefined
}

/** A change of the learning rate by hand. */
export interface RateChange {
  /** When, in epochs since the start: 2.5 is half-way through the third. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** How long an epoch's training took; kept apart from the record because it differs from run to run. */
export interface EpochTiming {
  readonly epoch: number
  /** Training alone, without evaluation and saving. */
  readonly seconds: number
  readonly examplesPerSecond: number
}

/** Where a branch began: at a checkpoint of another run, which goes on being what it is. */
export interface BranchPoint {
  /** The name of that run's folder. */
  readonly run: string
  readonly epoch: number
  readonly batch: number
}

/** How far a run has come: `epoch` epochs are finished, and `batch` mini-batches of the next. */
export interface Progress {
  readonly epoch: number
  readonly batch: number
  /** Cost and right answers of the running epoch so far, added up over its examples. */
  readonly costSum: number
  readonly correct: number
  /** Time spent training in it. */
  readonly seconds: number
}
