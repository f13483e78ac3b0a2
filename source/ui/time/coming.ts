import type { Ready } from '../../trainer/protocol.js'
import type { RunState } from '../store.js'

/** How far a person has come through the examples of the mini-batch that is trained on next. */
export interface Coming {
  /** Where the run stands meanwhile: finished epochs, and finished mini-batches of the running one. */
  readonly epoch: number
  readonly batch: number
  /** The example that is looked at, counted from 1. */
  readonly count: number
}

/** Where a run stands. */
export function placeOf({ ready, pulse }: RunState): Omit<Coming, 'count'> {
  return { epoch: pulse?.epoch ?? ready?.epoch ?? 0, batch: pulse?.batch ?? ready?.batch ?? 0 }
}

/** The example that is looked at, if the run stands still where it was when that was asked for. */
export function comingIn(run: RunState, coming: Coming | null): Coming | null {
  const place = placeOf(run)
  const isStill = run.phase === 'paused' && coming?.epoch === place.epoch && coming.batch === place.batch
  return isStill ? coming : null
}

/** How many examples the mini-batch has that is trained on next; 0 when there is none. */
export function comingExamples(run: RunState): number {
  if (!run.ready) return 0
  const { recipe, data, batchesPerEpoch } = run.ready
  const { epoch, batch } = placeOf(run)
  const [nextEpoch, next] = batch < batchesPerEpoch ? [epoch, batch] : [epoch + 1, 0]
  if (nextEpoch >= recipe.epochs) return 0
  const size = sizeOf(recipe.batchSize, data)
  return Math.min(size, data.training - next * size)
}

function sizeOf(batchSize: Ready['recipe']['batchSize'], { training }: Ready['data']): number {
  return batchSize === 'all' ? training : Math.min(batchSize, training)
}
