import { flagKinds } from './flag-kinds.js'
import type { FlagName } from './flag-table.js'

/** Which noise, how much of it, and from which seed. @throws UsageError */
export function readNoise({ kind, count, seed }: Partial<Record<FlagName, string>>) {
  return {
    noise: kind === undefined ? ('pixels' as const) : flagKinds.kind.read('--kind', kind),
    count: count === undefined ? 1000 : flagKinds.count.read('--count', count),
    seed: seed === undefined ? 1 : flagKinds.seed.read('--seed', seed)
  }
}
