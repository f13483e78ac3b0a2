import { plot } from 'asciichart'
import { short } from '../format.js'
import type { Glyphs } from '../theme.js'
import type { Line, Segment } from './line.js'

export interface CostChart {
  /** [when in epochs, cost], in the order of time. */
  readonly points: readonly (readonly [number, number])[]
  /** Another curve to compare it with, drawn as dots behind it. */
  readonly behind?: CostChart['points']
  /** Points that the curve smooths, each a dot behind it. */
  readonly raw?: CostChart['points']
  /** The scale of cost; where none is named, the curve decides. */
  readonly scale?: 'log' | 'linear'
  /** Changes of the learning rate to mark. */
  /** `name` says what has changed, if not the learning rate. */
  readonly marks: readonly { readonly at: number; readonly from: number; readonly to: number; readonly name?: string }[]
  /** What the x-axis counts, if not epochs. */
  readonly unit?: string
  /** What is said as long as there is no curve. */
  readonly none?: string
  readonly width: number
  readonly height: number
  readonly glyphs: Glyphs
}

const labelWidth = 6
const firstBatches = 'the curve begins with the first batches'
/** The fewest columns that hold a curve and the name of its axis. */
const leastColumns = 12
/** Where asciichart puts the axis. */
const plotLeft = labelWidth + 1

/**
 * The cost over time, always `height` rows of `width` columns. asciichart draws the line; it throws on empty series and
 * numbers that are not finite and knows no x-axis, so this gives it one number a column, already scaled to rows, and adds
 * the axis and the marks. The scale of cost is logarithmic when the curve spans more than a factor of eight, so that the
 * first fall does not flatten all that follows; the labels say the truth in either case.
 */
export function costChart(chart: CostChart): Line[] {
  const { points, behind = [], raw = [], marks, unit = 'epoch', none = firstBatches, width, height, glyphs } = chart
  const columns = width - plotLeft
  const finite = points.filter(isFinitePoint)
  const others = behind.filter(isFinitePoint)
  if (columns < leastColumns || height < 4) return Array.from({ length: height }, () => [{ text: '' }])
  if (finite.length < 2) return waiting(none, width, height)
  const first = Math.min(finite[0]![0], others[0]?.[0] ?? Number.POSITIVE_INFINITY)
  const last = Math.max(finite.at(-1)![0], others.at(-1)?.[0] ?? 0)
  if (finite.at(-1)![0] <= finite[0]![0]) return waiting(none, width, height)
  const all = onePerColumn(finite, columns, first, last)
  const begin = all.findIndex(Number.isFinite)
  const values = all.slice(begin).filter(Number.isFinite)
  const dots = onePerColumn(others, columns, first, last)
  const single = raw.filter(isFinitePoint)
  const known = [...values, ...dots.filter(Number.isFinite), ...single.map(([, cost]) => cost)]
  const top = Math.max(...known)
  const bottom = Math.min(...known)
  const isLog = chart.scale === undefined ? isLogarithmic([...points, ...behind]) : chart.scale === 'log'
  const scale = isLog ? Math.log : (value: number) => value
  const unscale = isLog ? Math.exp : (value: number) => value
  const [low, high] = [scale(bottom), scale(top)]
  const rows = height - 2
  const span = high - low || 1
  const rowOf = (value: number) => ((scale(value) - low) / span) * rows
  // It can't leave out the columns before the curve begins; they are blanked below.
  const drawn = plot([...new Array<number>(begin).fill(values[0]!), ...values].map(rowOf), {
    min: 0,
    max: rows,
    height: rows,
    // It keeps a whole label in one cell, so that the axis is the second.
    offset: 2,
    symbols: [...glyphs.chart],
    format: value => tick(unscale(low + (value / rows) * span)).padStart(labelWidth)
  }).split('\n')
  const grid = drawn.map(row => [...row.padEnd(width)])
  for (const row of grid) row.fill(' ', plotLeft, plotLeft + begin)
  const dot = (column: number, value: number) => {
    const row = Number.isFinite(value) ? grid[rows - Math.round(rowOf(value))] : undefined
    if (row?.[plotLeft + column] === ' ') row[plotLeft + column] = glyphs.dash
  }
  for (const [column, value] of dots.entries()) dot(column, value)
  for (const [at, cost] of single) dot(columnOf(at, first, last, columns), cost)
  const places = marks.map(mark => ({ ...mark, column: columnOf(mark.at, first, last, columns) }))
  for (const { column } of places) {
    for (const row of grid) if (row[plotLeft + column] === ' ') row[plotLeft + column] = glyphs.mark
  }
  const latest = places.at(-1)
  if (latest)
    inscribe(
      grid[0]!,
      plotLeft + latest.column,
      `${latest.name ?? glyphs.eta} ${short(latest.from)}${glyphs.arrow}${short(latest.to)}`
    )
  return [...grid.map(row => toLine(row, glyphs)), ...axis(first, last, columns, unit)]
}

function isFinitePoint([, cost]: readonly [number, number]): boolean {
  return Number.isFinite(cost)
}

/** Whether the costs span more than a factor of eight. */
export function isLogarithmic(points: CostChart['points']): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const [, cost] of points) {
    if (!Number.isFinite(cost)) continue
    least = Math.min(least, cost)
    most = Math.max(most, cost)
  }
  return least > 0 && most / least > 8
}

/**
 * The mean of the points in each column; a column without any takes its value from the line between its neighbours, or none
 * where the curve has not begun or is over.
 */
function onePerColumn(points: CostChart['points'], columns: number, first: number, last: number): number[] {
  const sums = new Float64Array(columns)
  const counts = new Uint32Array(columns)
  for (const [at, cost] of points) {
    const column = columnOf(at, first, last, columns)
    sums[column]! += cost
    counts[column]!++
  }
  const values = Array.from(sums, (sum, i) => (counts[i]! > 0 ? sum / counts[i]! : Number.NaN))
  let known = Math.max(0, values.findIndex(Number.isFinite))
  for (let i = known + 1; i < columns; i++) {
    if (Number.isNaN(values[i]!)) continue
    for (let gap = known + 1; gap < i; gap++) {
      values[gap] = values[known]! + ((values[i]! - values[known]!) * (gap - known)) / (i - known)
    }
    known = i
  }
  return values
}

function columnOf(at: number, first: number, last: number, columns: number): number {
  const share = last > first ? (at - first) / (last - first) : 0
  return Math.max(0, Math.min(columns - 1, Math.round(share * (columns - 1))))
}

/** A row with epochs at round numbers under the columns where they end, and the unit. */
function axis(first: number, last: number, columns: number, unit: string): Line[] {
  const span = last - first
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(
    candidate => span / candidate <= Math.max(2, columns / 7)
  )
  const labels = new Array<string>(columns).fill(' ')
  let free = 0
  if (step) {
    const decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0
    for (let n = Math.ceil(first / step - 1e-9); n * step <= last + 1e-9; n++) {
      const text = (n * step).toFixed(decimals)
      const left = Math.max(0, columnOf(n * step, first, last, columns) - Math.floor(text.length / 2))
      if (left < free || left + text.length > columns - unit.length - 1) continue
      for (const [i, character] of [...text].entries()) labels[left + i] = character
      free = left + text.length + 2
    }
  }
  const text = labels.join('')
  return [[{ text: `${' '.repeat(plotLeft)}${text.slice(0, columns - unit.length)}${unit}`, tone: 'dim' }]]
}

function inscribe(row: string[], at: number, text: string): void {
  const left = at + 1 + text.length < row.length ? at + 1 : at - text.length
  if (left < plotLeft) return
  for (const [i, character] of [...text].entries()) row[left + i] = character
}

/** Two digits that count are enough beside an axis: 0.067, 1.2, 35. */
function tick(value: number): string {
  if (value >= 1000 || value < 1e-9) return value.toExponential(0)
  if (value < 1e-3) return value.toExponential(1)
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2)
}

/** Labels and axis dimmed, the curve in the accent, the rest as it is. */
function toLine(row: readonly string[], glyphs: Glyphs): Line {
  const curve = new Set([...glyphs.chart.slice(4), glyphs.chart[0]!])
  const segments: Segment[] = [{ text: row.slice(0, plotLeft).join(''), tone: 'dim' }]
  let text = ''
  let isCurve = false
  const flush = () => {
    if (text) segments.push(isCurve ? { text, tone: 'accent' } : { text, tone: 'dim' })
    text = ''
  }
  for (const character of row.slice(plotLeft)) {
    if (character !== ' ' && curve.has(character) !== isCurve) {
      flush()
      isCurve = curve.has(character)
    }
    text += character
  }
  flush()
  return segments
}

function waiting(none: string, width: number, height: number): Line[] {
  const text = none.slice(0, width)
  return Array.from({ length: height }, (_, i): Line => {
    if (i !== Math.floor(height / 2)) return [{ text: '' }]
    return [{ text: text.padStart(Math.floor((width + text.length) / 2)), tone: 'dim' }]
  })
}
