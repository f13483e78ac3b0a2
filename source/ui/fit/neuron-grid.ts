import { type CurveNetwork, contribution } from '../../engine/curve/network.js'
import { createCanvas, drawCurve, layered, type Range } from '../charts/braille.js'
import type { Line, Segment } from '../charts/line.js'

/** How many little pictures of what size fit in a space. */
interface Grid {
  readonly perRow: number
  readonly rows: number
  readonly cellColumns: number
  readonly cellRows: number
}

/** The smallest picture worth looking at, in columns. */
const leastColumns = 4
/** Wider ones would no longer be seen at a glance. */
const mostColumns = 24

/** The grid with the largest pictures in which all neurons fit, or, where there is no such, as many as fit. */
export function neuronGrid(neurons: number, columns: number, rows: number): Grid {
  let best: Grid | undefined
  for (let cellRows = rows; cellRows > 1; cellRows--) {
    const gridRows = Math.floor((rows + 1) / (cellRows + 1))
    const perRow = Math.ceil(neurons / gridRows)
    const cellColumns = Math.min(mostColumns, Math.floor((columns + 1) / perRow) - 1)
    if (cellColumns < Math.max(leastColumns, cellRows)) continue
    if (best && cellColumns * cellRows <= best.cellColumns * best.cellRows) continue
    best = { perRow, rows: Math.ceil(neurons / perRow), cellColumns, cellRows }
  }
  if (best) return best
  const perRow = Math.min(Math.floor((columns + 1) / (leastColumns + 1)), Math.ceil(neurons / Math.max(1, rows)))
  const cellColumns = Math.floor((columns + 1) / perRow) - 1
  return { perRow, rows: Math.min(rows, Math.ceil(neurons / perRow)), cellColumns, cellRows: 1 }
}

/** What each neuron adds over the domain, on one scale for all, in rows of text. */
export function neuronCurves(network: CurveNetwork, domain: Range, columns: number, rows: number): Line[] {
  const grid = neuronGrid(network.neurons, columns, rows)
  const { perRow, cellColumns, cellRows } = grid
  const shown = Math.min(network.neurons, perRow * grid.rows)
  const curves = Array.from({ length: shown }, (_, j) =>
    Float64Array.from({ length: 2 * cellColumns }, (_, dot) =>
      contribution(network, j, domain.low + ((domain.high - domain.low) * dot) / (2 * cellColumns - 1))
    )
  )
  const all = curves.flatMap(curve => [...curve]).filter(Number.isFinite)
  // Zero has its place on the scale: what adds nothing lies there.
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)]
  const range = high > low ? { low, high } : { low: -1, high: 1 }
  const pictures = curves.map(curve => picture(curve, range, cellColumns, cellRows))
  const lines: Line[] = []
  for (let row = 0; row < grid.rows; row++) {
    if (row > 0 && cellRows > 1) lines.push([])
    for (let y = 0; y < cellRows; y++) {
      const beside = pictures.slice(row * perRow, (row + 1) * perRow).map(({ [y]: line = [] }) => line)
      lines.push(beside.flatMap((line, i): Line => (i === 0 ? line : [gap, ...line])))
    }
  }
  return lines
}

const gap: Segment = { text: ' ' }

/** One curve over the line of zero, which is faint. */
function picture(curve: Float64Array, range: Range, columns: number, rows: number): Line[] {
  const zero = createCanvas(columns, rows)
  drawCurve(
    zero,
    curve.map(() => 0),
    range
  )
  const canvas = createCanvas(columns, rows)
  drawCurve(canvas, curve, range)
  return layered([
    { canvas, tone: 'accent' },
    { canvas: zero, tone: 'dim' }
  ])
}
