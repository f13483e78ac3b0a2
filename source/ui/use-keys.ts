import { useInput } from 'ink'
import { keyName } from './key-name.js'

/** Calls `press` with the name of every key that is pressed. */
export function useKeys(press: (key: string) => void): void {
  useInput((input, key) => {
    // Over a slow line several keys come in one piece.
    const isOne = [...input].length <= 1 || keyName(input, key) !== input
    const names = isOne ? [keyName(input, key)] : [...input].map(one => keyName(one, key))
    for (const name of names) press(name)
  })
}
