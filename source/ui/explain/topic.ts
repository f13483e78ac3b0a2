import type { RunState } from '../store.js'

/** A run whose settings are known. */
export type KnownRun = RunState & { readonly ready: NonNullable<RunState['ready']> }

/** A panel explained: what it shows in two or three sentences, and the formulas in force. */
export interface Topic {
  readonly title: string
  readonly sentences: string
  /** Each with what is to be known about it; at most 76 columns together. */
  readonly formulas: readonly (readonly [formula: string, note: string])[]
}
