import { createLane, type Job, type Layout, perform } from '../engine/descent.js'
import type { Kernels } from '../engine/kernels.js'
import { type Network, panelWidth } from '../engine/network.js'

/** The threads that train together: this one alone, or this one and helpers. */
export interface Team {
  /** Does a job; it is done, by all of them, when this returns. @throws LaneError when a helper can't go on. */
  perform(job: Job): void
  /** Lets the helpers go. */
  close(): void
}

/** Multiply-adds a mini-batch that are worth the meetings of another thread, which take a few microseconds. */
const leastWork = 1_000_000

/**
 * How many of `threads` threads are of use for `rows` examples at a time: small work is done sooner by one, and each needs at
 * least a panel of the first layer.
 */
export function usefulLanes(threads: number, { layers, parameterCount }: Network, rows: number): number {
  const most = Math.min(threads, Math.floor(layers[0]!.width / panelWidth))
  return rows * parameterCount < leastWork ? 1 : Math.max(1, most)
}

/** This thread alone. */
export function soloTeam(layout: Layout, kernels: Kernels): Team {
  const lane = createLane(layout, kernels, 0)
  return { perform: job => perform(lane, job, () => {}), close: () => {} }
}
