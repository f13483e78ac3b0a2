import type { Kernels } from '../engine/kernels.js'

/** Why training can't go on: a helper thread is gone. */
export class LaneError extends Error {}

/** Tenths of a second that a thread may be late. */
const patience = 50

/**
 * Returns when each of `threads` threads has called it as often; the barrier stands at an address in the kernels' memory.
 * @throws LaneError when another thread has failed or does not come.
 */
export function meet(kernels: Pick<Kernels, 'meet'>, barrier: number, threads: number, naps = patience): void {
  switch (kernels.meet(barrier, threads, naps)) {
    case 1:
      throw new LaneError('A helper thread has failed.')
    case 2:
      throw new LaneError('A helper thread does not answer any more.')
  }
}
