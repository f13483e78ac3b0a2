import type { Line, Segment, Tone } from './line.js'

/** A picture of dots, two beside each other and four above each other in a character: Unicode's braille patterns. */
export interface Canvas {
  readonly columns: number
  readonly rows: number
  /** A bit for each dot of a character // [rows, columns] */
  readonly cells: Uint8Array
}

/** The bit of each dot, from above, at the left and at the right. */
const bits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80]
] as const
const firstPattern = 0x2800

export function createCanvas(columns: number, rows: number): Canvas {
  return { columns, rows, cells: new Uint8Array(columns * rows) }
}

/** Sets a dot, counted from the upper left one; one that is outside is left out. */
export function setDot({ columns, rows, cells }: Canvas, x: number, y: number): void {
  if (x < 0 || x >= 2 * columns || y < 0 || y >= 4 * rows) return
  cells[(y >> 2) * columns + (x >> 1)]! |= bits[y & 3]![x & 1]!
}

/** The range of values that a picture shows, from its lowest dot to its highest. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** The row of dots that shows a value; it may be outside. */
export function dotRow({ rows }: Canvas, { low, high }: Range, value: number): number {
  return Math.round(((high - value) / (high - low)) * (4 * rows - 1))
}

/** Draws a curve with a value for each column of dots, without gaps where it is steep; what is not finite is left out. */
export function drawCurve(canvas: Canvas, values: ArrayLike<number>, range: Range): void {
  const last = 4 * canvas.rows
  // Just outside is far enough for what is outside.
  const row = (i: number) => Math.max(-1, Math.min(last, dotRow(canvas, range, values[i]!)))
  for (let x = 0; x < values.length; x++) {
    const here = row(x)
    if (Number.isNaN(here)) continue
    const before = x > 0 ? row(x - 1) : here
    const from = Number.isNaN(before) ? here : before
    // Each of two neighbours draws its half of the way between them.
    const middle = Math.round((from + here) / 2)
    for (let y = Math.min(from, middle); y <= Math.max(from, middle); y++) if (x > 0) setDot(canvas, x - 1, y)
    for (let y = Math.min(middle, here); y <= Math.max(middle, here); y++) setDot(canvas, x, y)
  }
}

/** Every so many columns a dotted curve has a dot. */
const dotEvery = 4

/** Draws a curve as dots with gaps between them, from column `first` on: many of these can be told from one solid curve. */
export function dotCurve(canvas: Canvas, values: ArrayLike<number>, range: Range, first: number): void {
  for (let x = first % dotEvery; x < values.length; x += dotEvery) {
    const row = dotRow(canvas, range, values[x]!)
    if (Number.isFinite(row)) setDot(canvas, x, row)
  }
}

/** A canvas and what it is drawn with. */
export interface Layer {
  readonly canvas: Canvas
  readonly tone?: Tone
}

/** Canvases of one size above each other, the first on top: a character is the topmost's that has dots there. */
export function layered(layers: readonly Layer[]): Line[] {
  const { columns, rows } = layers[0]!.canvas
  return Array.from({ length: rows }, (_, row) => {
    const segments: Segment[] = []
    let text = ''
    let tone: Tone | undefined
    const flush = () => {
      if (text !== '') segments.push(tone === undefined ? { text } : { text, tone })
      text = ''
    }
    for (let at = row * columns; at < (row + 1) * columns; at++) {
      const top = layers.find(({ canvas }) => canvas.cells[at] !== 0)
      if (top && top.tone !== tone && text.trim() !== '') flush()
      if (top) tone = top.tone
      text += top ? String.fromCharCode(firstPattern + top.canvas.cells[at]!) : ' '
    }
    flush()
    return segments
  })
}
