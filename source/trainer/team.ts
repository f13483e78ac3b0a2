import { createLane, type Job, type Layout, perform } from '../engine/descent.js'
import type { Kernels } from '../engine/kernels.js'

/** The threads that train together: this one alone, or this one and helpers. Which of them does what changes no bits. */
export interface Team {
  /** Does a job; it is done, by all of them, when this returns. @throws LaneError when a helper can't go on. */
  perform(job: Job): void
  /** Lets the helpers go. */
  close(): void
}

/** This thread alone. */
export function soloTeam(layout: Layout, kernels: Kernels): Team {
  const lane = createLane(layout, kernels, 0)
  return { perform: job => perform(lane, job, () => {}), close: () => {} }
}
