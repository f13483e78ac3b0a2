import { createRandom, purposes, shuffle } from '../engine/random.js'

/** How the training examples of a run are cut into mini-batches. */
export interface Batches {
  /** Training examples an epoch. */
  readonly examples: number
  /** Examples a mini-batch; the last one of an epoch may have fewer. */
  readonly size: number
  /** Mini-batches, and so steps, an epoch. */
  readonly count: number
}

/** The cut of `examples` into mini-batches of `batchSize`; `all` makes one of them all. */
export function cutBatches(examples: number, batchSize: number | 'all'): Batches {
  const size = batchSize === 'all' ? examples : Math.min(batchSize, examples)
  return { examples, size, count: Math.ceil(examples / size) }
}

/**
 * Writes the order in which epoch number `epoch` (from 0) visits the training examples into `order`. It depends on seed and
 * epoch alone, so any epoch can be had again without those before it.
 */
export function orderEpoch(order: Uint32Array, training: Uint32Array, seed: number, epoch: number): void {
  order.set(training)
  shuffle(order, createRandom(seed, purposes.shuffle, epoch))
}
