import { cut, padLeft } from '../class-name.js'
import type { Glyphs } from '../theme.js'
import type { Line } from './line.js'

/** A bar of at most `width` columns as long as the share, 0 to 1, of it, padded to them; what is not a number has none. */
export function bar(share: number, width: number, { bar: ramp }: Glyphs): string {
  const filled = Math.max(0, Math.min(1, share || 0)) * width
  const whole = Math.floor(filled)
  const rest = Math.round((filled - whole) * ramp.length)
  const edge = rest > 0 ? ramp[rest - 1]! : ''
  return (ramp.at(-1)!.repeat(whole) + edge).padEnd(width)
}

/** What a network says of an image. */
export interface Outputs {
  /** The activation of each output neuron. */
  readonly values: ArrayLike<number>
  /** Names of the classes, fit for a terminal. */
  readonly classes: readonly string[]
  /** The class it should be, if that is known. */
  readonly wanted: number | null
}

/** Columns of the longest class name, eight at most. */
export function nameColumns(classes: readonly string[]): number {
  return Math.min(8, Math.max(1, ...classes.map(name => name.length)))
}

/**
 * The outputs as bars, one a row, `width` columns wide: name, activation, bar; the answer stands out and the wanted one has a
 * mark. Bars end at 1, or where an activation is larger at that.
 */
export function outputBars({ values, classes, wanted }: Outputs, width: number, glyphs: Glyphs): Line[] {
  const all = Array.from(values)
  const most = Math.max(1, ...all.filter(Number.isFinite))
  const answer = all.indexOf(Math.max(...all))
  const names = nameColumns(classes)
  const room = Math.max(0, width - names - 9)
  return all.map((value, j): Line => {
    const text = `${padLeft(cut(classes[j] ?? '', names), names)} `
    const tone = j === answer ? ({ tone: 'bold' } as const) : {}
    return [
      { text: j === wanted ? glyphs.pointer : ' ', tone: 'accent' },
      { text, ...tone },
      { text: `${value.toFixed(3).padStart(6)} `, ...tone },
      { text: bar(value / most, room, glyphs), tone: 'accent' }
    ]
  })
}
