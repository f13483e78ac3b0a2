import type { DataSource } from '../../../source/dataset/dataset.js'

/** Data that somebody brings, and what is to come of it. */
export interface HostileCase {
  readonly name: string
  /** Puts files into an empty folder, and says what `--data` names then. */
  readonly lay: (folder: string) => DataSource | Promise<DataSource>
  /** The sentence that refuses it; or it is loaded, with that problem, or with none. */
  readonly refused?: RegExp
  readonly problem?: RegExp
}

/** A case for each of many variants. */
export function each<Variant>(
  variants: Readonly<Record<string, Variant>>,
  make: (variant: Variant, name: string) => Omit<HostileCase, 'name'>
): HostileCase[] {
  return Object.entries(variants).map(([name, variant]) => ({ name, ...make(variant, name) }))
}
