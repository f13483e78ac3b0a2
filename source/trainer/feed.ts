import { type Arena, allocate } from '../engine/arena.js'
import type { Kernels } from '../engine/kernels.js'
import { purposes, randomState } from '../engine/random.js'

/** Deals out the training examples, epoch by epoch, in the order in which they are visited. */
export interface Feed {
  /** Puts an epoch, counted from 0, in order. */
  begin(epoch: number): void
  /**
   * The address of the places of the `m` examples from number `first` of the epoch on // u32 [m]. Yields while they are not
   * ready; asked for front to back, until an epoch begins anew.
   */
  take(first: number, m: number): Generator<'chunk', number>
  /** Up to which number of the epoch examples' places stand one behind the other, from number `first` on. */
  end(first: number): number
  /** Whether the examples that `take` gave from number `first` of an epoch on are still where it said. */
  holds(epoch: number, first: number): boolean
  /** Lets helpers go. */
  close(): void
}

/** The training images as they are, in the order of `orderEpoch`. */
export function plainFeed(arena: Arena, kernels: Kernels, training: Uint32Array, seed: number): Feed {
  const address = allocate(arena, training.length * 4)
  const order = new Uint32Array(arena.memory.buffer, address, training.length)
  return {
    begin(epoch) {
      order.set(training)
      kernels.shuffle(address, training.length, ...randomState(seed, purposes.shuffle, epoch))
    },
    // biome-ignore lint/correctness/useYield: they are ready at once
    *take(first) {
      return address + first * 4
    },
    end: () => training.length,
    holds: () => true,
    close: () => {}
  }
}
