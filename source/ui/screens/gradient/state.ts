import type { GradientSource } from '../../../trainer/inspect/gradient.js'

/** What the person looks at on the Gradient screen. */
export interface GradientView {
  /** Whose gradient. */
  readonly of: GradientSource
  /** The layer whose weights are listed, counted from 0; null lists those of all. */
  readonly layer: number | null
}

export const initialGradient: GradientView = { of: 'sample', layer: null }
