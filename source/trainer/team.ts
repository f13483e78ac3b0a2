import type { Arena } from '../engine/arena.js'
import type { Job, Layout } from '../engine/descent.js'
import type { Kernels } from '../engine/kernels.js'
import { createPrograms } from '../engine/programs.js'

/** The threads that train together: this one alone, or this one and helpers. Which of them does what changes no bits. */
export interface Team {
  /** Does a job; it is done, by all of them, when this returns. @throws LaneError when a helper can't go on. */
  perform(job: Job): void
  /** Lets the helpers go. */
  close(): void
}

/** This thread alone. */
export function soloTeam(arena: Arena, layout: Layout, kernels: Kernels): Team {
  const programs = createPrograms(arena, kernels, layout, () => {})
  return {
    perform(job) {
      const { start, end } = programs(job)[0]!
      kernels.play(start, end)
    },
    close: () => {}
  }
}
