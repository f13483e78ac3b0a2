import { availableParallelism } from 'node:os'
import type { Kernels } from '../engine/kernels.js'

/** Why training can't go on: a helper thread is gone. */
export class LaneError extends Error {}

/** Tenths of a second that a thread may be late. */
const patience = 50

/**
 * How often a thread looks before it goes to sleep: some 3 ms, longer than one that is on its way takes, and than training rests
 * between two slices. A thread that has slept may be woken on the core of the one that wakes it, and the two take turns there
 * until the system notices.
 */
const manyLooks = 8_000_000

const cores = availableParallelism()
/** Where threads have to share cores, who looks is in the way of the one that is waited for. */
const looksOf = (threads: number) => (threads > cores ? 0 : manyLooks)

/**
 * Returns when each of `threads` threads has called it as often; the barrier stands at an address in the kernels' memory.
 * @throws LaneError when another thread has failed or does not come.
 */
export function meet(kernels: Pick<Kernels, 'meet'>, barrier: number, threads: number, naps = patience): void {
  check(kernels.meet(barrier, threads, looksOf(threads), naps))
}

/** @throws LaneError when this is what a meeting returns that failed. */
export function check(code: number): void {
  switch (code) {
    case 1:
      throw new LaneError('A helper thread has failed.')
    case 2:
      throw new LaneError('A helper thread does not answer any more.')
  }
}
