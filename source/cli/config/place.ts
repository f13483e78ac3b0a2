import { onOff } from '../kinds.js'
import type { Setting } from './setting-table.js'

/** What a place says of a setting. */
export interface Said {
  /** As it is typed behind the flag, nothing for a switch; null when it is to be as if no weaker place had said anything. */
  readonly text: string | null
  /** Where it is said: a file, a variable. */
  readonly from: string
}

/** What one place says, by the keys of settings. */
export type Place = ReadonlyMap<string, Said>

/**
 * What a text says of a setting.
 * @throws UsageError with the sentence that the flag's reader has, about `name`, when it makes no sense.
 */
export function saying({ kind }: Setting, name: string, text: string, from: string): Said {
  const value = kind.read(name, text)
  if (kind !== onOff) return { text, from }
  return { text: value === true ? '' : null, from }
}
