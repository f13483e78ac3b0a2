import type { Range } from '../charts/braille.js'

/** A place on an axis, and what is written there. */
export interface Tick {
  readonly value: number
  readonly text: string
}

/** Round numbers in a range, at most `most` of them: multiples of 1, 2 or 5 × a power of ten. */
export function ticks({ low, high }: Range, most: number): Tick[] {
  const least = (high - low) / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= least * (1 - 1e-9))
  if (step === undefined || !Number.isFinite(step)) return []
  const found: Tick[] = []
  for (let n = Math.ceil(low / step); n * step <= high && found.length <= most; n++) {
    found.push({ value: n * step, text: tickText(n * step, step) })
  }
  return found
}

/** As many decimals as tell it from its neighbours, and at most six characters. */
function tickText(value: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const plain = value.toFixed(Math.min(decimals, 20))
  return plain.length <= 6 ? plain : value.toExponential(value === 0 ? 0 : 1).replace('e+', 'e')
}
