import { visible } from '../ui/visible.js'
import { closest } from './closest.js'
import { UsageError } from './usage-error.js'

const longestQuoted = 400

/** Readers of flag values: each turns text into a value or says in one sentence what it wants. */

export function wholeNumber(flag: string, text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`
    throw new UsageError(`${flag} wants a whole number ${range}, and got ${quoted(text)}.`)
  }
  return value
}

export function wholeNumberOrAll(flag: string, text: string): number | 'all' {
  if (text === 'all') return text
  if (!/^0*[1-9]\d*$/.test(text))
    throw new UsageError(`${flag} wants a whole number from 1 up, or all, and got ${quoted(text)}.`)
  return wholeNumber(flag, text, 1)
}

/** A decimal number above 0, or from 0 up where `zero` is allowed. */
export function decimal(flag: string, text: string, zero: 'from 0 up' | 'above 0'): number {
  const value = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value) || (zero === 'above 0' && value === 0)) {
    throw new UsageError(`${flag} wants a number ${zero}, like 0.1, and got ${quoted(text)}.`)
  }
  return value
}

export function oneOf<Name extends string>(flag: string, text: string, names: readonly Name[]): Name {
  const name = names.find(candidate => candidate === text)
  if (name === undefined) {
    throw new UsageError(`${flag} wants ${listed(names)}, and got ${quoted(text)}${meant(closest(text, names), '.')}`)
  }
  return name
}

/** The end of a sentence about what is not there: what was probably meant or, where nobody can tell, something else. */
export function meant(name: string | undefined, otherwise: string): string {
  return name === undefined ? otherwise : `: did you mean ${name}?`
}

/** Layer sizes: `16,16`; `none` for no hidden layer. */
export function layerSizes(flag: string, text: string): number[] {
  if (text === 'none') return []
  const parts = text.split(/[,-]/)
  return parts.map(part => {
    const size = /^\d+$/.test(part) ? Number(part) : 0
    if (size < 1 || size > 65_536) {
      throw new UsageError(
        `${flag} wants sizes of hidden layers from 1 to 65536, like 16,16, or none, and got ${quoted(text)}.`
      )
    }
    return size
  })
}

/** Width and height of images: `28`, or `32x24`. */
export function imageSize(flag: string, text: string): readonly [width: number, height: number] {
  const [, width, height = width] = /^(\d{1,4})(?:[x×](\d{1,4}))?$/.exec(text) ?? []
  const [columns, rows] = [Number(width), Number(height)]
  if (!(columns >= 1 && rows >= 1 && columns <= 1024 && rows <= 1024)) {
    throw new UsageError(`${flag} wants pixels from 1 to 1024, like 28 or 32x24, and got ${quoted(text)}.`)
  }
  return [columns, rows]
}

export function listed(names: readonly string[], last: 'or' | 'and' = 'or'): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

/** What was given, in a sentence, which has no room for a book. */
export function quoted(text: string): string {
  const shown = text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text
  return text === '' ? 'nothing' : `“${visible(shown)}”`
}
