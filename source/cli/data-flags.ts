import type { DataSource } from '../dataset/dataset.js'
import type { FlagName } from './flag-table.js'
import { UsageError } from './usage-error.js'
import { imageSize } from './values.js'

/** Which data set to read, and how. @throws UsageError */
export function readSource(
  data: string | undefined,
  { names, size, colour }: Partial<Record<FlagName, string>>
): DataSource {
  if (data === '') throw new UsageError('--data wants mnist, a folder, or a CSV file, and got nothing.')
  if (names === '') throw new UsageError('--names wants a text file with a name for each class, and got nothing.')
  return {
    data: data ?? 'mnist',
    ...(names !== undefined && { names }),
    ...(size !== undefined && { size: imageSize('--size', size) }),
    ...(colour !== undefined && { colour: true })
  }
}
