import { noiseKinds } from '../dataset/noise.js'
import type { FlagName } from './flag-table.js'
import { oneOf, wholeNumber } from './values.js'

/** Which noise, how much of it, and from which seed. @throws UsageError */
export function readNoise({ kind, count, seed }: Partial<Record<FlagName, string>>) {
  return {
    noise: kind === undefined ? ('pixels' as const) : oneOf('--kind', kind, noiseKinds),
    count: count === undefined ? 1000 : wholeNumber('--count', count, 1, 1_000_000),
    seed: seed === undefined ? 1 : wholeNumber('--seed', seed, 0)
  }
}
