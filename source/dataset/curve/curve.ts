import { DataError } from '../dataset.js'
import type { FunctionOfX } from './expression.js'

/** What a network is to approximate: pairs of x and y, in the order of x. */
export interface Curve {
  /** The function as it was written, or the name of the file with the points. */
  readonly name: string
  /** Whether x are spread evenly over a function's domain, or are where someone has measured. */
  readonly kind: 'function' | 'points'
  readonly x: Float64Array
  readonly y: Float64Array // [x.length]
}

/** Ends of an interval. */
export interface Domain {
  readonly from: number
  readonly to: number
}

/** Places at which a function is looked at: odd, so that the middle of the domain, where 1/x lies in wait, is one. */
export const samples = 401
/** Beyond this, squares of differences are no longer numbers. */
const largest = 1e100

/** @throws DataError where the domain is none, or the function has no value of use. */
export function sample(name: string, f: FunctionOfX, { from, to }: Domain): Curve {
  if (!isWide(from, to)) {
    throw new DataError(`The domain from ${from} to ${to} is none: give a --from that is less than --to.`)
  }
  const middle = (samples - 1) / 2
  // Counted from the middle, which is exact then.
  const x = Float64Array.from(
    { length: samples },
    (_, i) => (from + to) / 2 + ((i - middle) / (samples - 1)) * (to - from)
  )
  const y = x.map(f)
  const bad = y.findIndex(value => !Number.isFinite(value))
  if (bad >= 0) {
    throw new DataError(
      `${name} is not finite at x = ${short(x[bad]!)}: choose a domain where it is, with --from and --to.`
    )
  }
  refuseLarge(name, y)
  return { name, kind: 'function', x, y }
}

/** Whether there are numbers enough between two to tell hundreds of places apart. */
export function isWide(from: number, to: number): boolean {
  return Number.isFinite(to - from) && to - from > Math.max(1e-100, 1e-9 * Math.max(Math.abs(from), Math.abs(to)))
}

/** @throws DataError for values whose squares would be beyond all numbers. */
export function refuseLarge(name: string, values: Float64Array): void {
  const large = values.find(value => Math.abs(value) > largest)
  if (large !== undefined) {
    throw new DataError(
      `${name} reaches ${large.toExponential(0)}: choose one that stays below ${largest.toExponential()}.`
    )
  }
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)))
}
