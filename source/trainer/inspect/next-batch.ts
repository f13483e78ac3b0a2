import { orderEpoch } from '../../dataset/batches.js'
import type { Run } from '../run.js'

/** The mini-batch that is trained on next. */
export interface NextBatch {
  /** Its epoch, and which mini-batch of that it is, both counted from 0. */
  readonly epoch: number
  readonly batch: number
  /** The places of its examples as training takes them: of augmented images, where it augments // u32 [m] */
  readonly places: Uint32Array
  /** The places of the same examples as the data has them // u32 [m] */
  readonly originals: Uint32Array
  /** Whether what lies at `places` is still that: augmented images give way to those of mini-batches further on. */
  isThere(): boolean
}

/** The order of the epoch that was asked about last, for each run's training examples: it changes once an epoch. */
const orders = new WeakMap<Uint32Array, { readonly epoch: number; readonly order: Uint32Array }>()

/** Finds the mini-batch that is trained on next, and yields while its images are being made. Training notices nothing of it. */
export function* nextBatch(run: Run): Generator<void, NextBatch> {
  const { recipe, batches, feed, arena } = run
  for (; ; yield) {
    // Training may have gone on meanwhile. After the last mini-batch of an epoch comes the first of the next.
    const [epoch, batch] = run.batch < batches.count ? [run.epoch, run.batch] : [run.epoch + 1, 0]
    const first = batch * batches.size
    const count = Math.min(batches.size, batches.examples - first)
    const originals = orderOf(run, epoch).subarray(first, first + count)
    if (recipe.augment.length === 0) return { epoch, batch, places: originals, originals, isThere: () => true }
    feed.begin(epoch)
    const taken = feed.take(first, count).next()
    if (!taken.done) continue
    const places = new Uint32Array(arena.memory.buffer, taken.value, count)
    return { epoch, batch, places, originals, isThere: () => feed.holds(epoch, first) }
  }
}

function orderOf({ split: { training }, recipe }: Run, epoch: number): Uint32Array {
  const known = orders.get(training)
  const order = known?.order ?? new Uint32Array(training.length)
  if (known?.epoch !== epoch) orderEpoch(order, training, recipe.seed, epoch)
  orders.set(training, { epoch, order })
  return order
}
