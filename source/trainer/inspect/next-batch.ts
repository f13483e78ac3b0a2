import { orderEpoch } from '../../dataset/batches.js'
import type { Run } from '../run.js'

/** The order of the epoch that was asked about last, for each run's training examples: it changes once an epoch. */
const orders = new WeakMap<Uint32Array, { readonly epoch: number; readonly order: Uint32Array }>()

/** The places of the examples of the mini-batch that is trained on next, as the data has them: not augmented // u32 [m] */
export function nextBatch({ split, recipe, batches, epoch, batch }: Run): Uint32Array {
  // After the last mini-batch of an epoch comes the first of the next.
  const at = batch < batches.count ? { epoch, batch } : { epoch: epoch + 1, batch: 0 }
  const known = orders.get(split.training)
  const order = known?.order ?? new Uint32Array(split.training.length)
  if (known?.epoch !== at.epoch) orderEpoch(order, split.training, recipe.seed, at.epoch)
  orders.set(split.training, { epoch: at.epoch, order })
  return order.subarray(at.batch * batches.size, Math.min(batches.examples, (at.batch + 1) * batches.size))
}
