import type { DataSource } from '../dataset/dataset.js'
import { flagKinds } from './flag-kinds.js'
import type { FlagName } from './flag-table.js'

/** Which data set to read, and how. @throws UsageError */
export function readSource(
  data: string | undefined,
  { names, size, colour }: Partial<Record<FlagName, string>>
): DataSource {
  return {
    data: data === undefined ? 'mnist' : flagKinds.data.read('--data', data),
    ...(names !== undefined && { names: flagKinds.names.read('--names', names) }),
    ...(size !== undefined && { size: flagKinds.size.read('--size', size) }),
    ...(colour !== undefined && { colour: true })
  }
}
