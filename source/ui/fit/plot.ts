import type { Curve } from '../../dataset/curve/curve.js'
import { answer, type CurveNetwork, contribution } from '../../engine/curve/network.js'
import {
  createCanvas,
  dotCurve,
  dotRow,
  drawCurve,
  type Layer,
  layered,
  type Range,
  setDot
} from '../charts/braille.js'
import type { Line } from '../charts/line.js'
import type { Glyphs } from '../theme.js'
import { ticks } from './ticks.js'

interface Plot {
  readonly curve: Curve
  readonly network: CurveNetwork | null
  /** Whether what each neuron adds is drawn behind. */
  readonly hasParts: boolean
  readonly width: number
  readonly height: number
  readonly glyphs: Glyphs
}

const labelWidth = 7
/** Rows between two ticks of y, and columns between two of x, about. */
const tickRows = 2
const tickColumns = 12

/** A picture of network, curve and neurons, above each other in this order, with axes: `height` rows of `width` columns. */
export function fitPlot({ curve, network, hasParts, width, height, glyphs }: Plot): Line[] {
  const columns = width - labelWidth
  const rows = height - 1
  if (columns < 10 || rows < 2) return []
  const domain = { low: curve.x[0]!, high: curve.x.at(-1)! }
  const range = rangeOf(curve.y)
  const place = (dot: number) => domain.low + ((domain.high - domain.low) * dot) / (2 * columns - 1)
  const line = (of: (x: number) => number) => Float64Array.from({ length: 2 * columns }, (_, dot) => of(place(dot)))
  const canvas = () => createCanvas(columns, rows)

  const target = canvas()
  if (curve.kind === 'function')
    drawCurve(
      target,
      line(x => between(curve, x)),
      range
    )
  else {
    for (const [i, x] of curve.x.entries()) {
      const dot = Math.round(((x - domain.low) / (domain.high - domain.low)) * (2 * columns - 1))
      setDot(target, dot, dotRow(target, range, curve.y[i]!))
    }
  }
  const layers: Layer[] = [{ canvas: target }]
  if (network) {
    const sum = canvas()
    drawCurve(
      sum,
      line(x => answer(network, x)),
      range
    )
    // A curve is drawn behind the one that learns it; points would be lost there.
    layers.splice(curve.kind === 'function' ? 0 : 1, 0, { canvas: sum, tone: 'accent' })
    const parts = canvas()
    for (let j = 0; hasParts && j < network.neurons; j++)
      dotCurve(
        parts,
        line(x => contribution(network, j, x)),
        range,
        j
      )
    layers.push({ canvas: parts, tone: 'dim' })
  }
  const labels = Array.from({ length: rows }, () => glyphs.vertical)
  for (const { value, text } of ticks(range, Math.floor(rows / tickRows))) {
    const row = Math.floor(dotRow(target, range, value) / 4)
    labels[row] = `${text}${glyphs.chart[0]}`
  }
  return [
    ...layered(layers).map((row, i): Line => [{ text: labels[i]!.padStart(labelWidth), tone: 'dim' }, ...row]),
    axis(domain, columns)
  ]
}

/** Lowest and highest value with a little room; a constant stands in the middle. */
function rangeOf(y: Float64Array): Range {
  const low = y.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = y.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const room = (high - low) * 0.08 || Math.abs(low) * 0.5 || 1
  return { low: low - room, high: high + room }
}

/** The curve between its samples, which lie evenly, by a straight line. */
function between({ x, y }: Curve, at: number): number {
  const place = ((at - x[0]!) / (x.at(-1)! - x[0]!)) * (x.length - 1)
  const left = Math.max(0, Math.min(x.length - 2, Math.floor(place)))
  return y[left]! + (y[left + 1]! - y[left]!) * (place - left)
}

function axis(domain: Range, columns: number): Line {
  const labels = new Array<string>(columns).fill(' ')
  for (const { value, text } of ticks(domain, Math.floor(columns / tickColumns))) {
    const center = Math.round(((value - domain.low) / (domain.high - domain.low)) * (columns - 1))
    const left = Math.max(0, center - Math.floor((text.length - 1) / 2))
    if (left + text.length > columns - 2) continue
    for (const [i, character] of [...text].entries()) labels[left + i] = character
  }
  labels[columns - 1] = 'x'
  return [{ text: ' '.repeat(labelWidth) + labels.join(''), tone: 'dim' }]
}
