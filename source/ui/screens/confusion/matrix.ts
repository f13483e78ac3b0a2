import { classScores } from '../../../engine/scores.js'
import { drawnCell } from '../../charts/confusion-matrix.js'
import type { Line, Segment } from '../../charts/line.js'
import { columnsOf, cut, padLeft } from '../../class-name.js'
import { percent } from '../../format.js'
import type { Glyphs } from '../../theme.js'
import type { Cell } from './state.js'

/** A confusion matrix with a cursor. */
export interface Matrix {
  /** confusion[actual][answered] */
  readonly confusion: readonly (readonly number[])[]
  /** Fit for a terminal. */
  readonly classes: readonly string[]
  readonly cursor: Cell
}

/** Some of the classes: those that there is room for. */
export interface Window {
  readonly first: number
  readonly count: number
}

/** Rows beside those of the classes: the heading, precision and F1, a row between, and what is said of the cell. */
const otherRows = 7
const leastCell = 4
const mostCell = 8
const tallestCell = 3

/** How much of a matrix is seen, and how wide its cells are. */
export function matrixLayout({ classes, cursor }: Matrix, width: number, height: number) {
  const side = Math.min(8, Math.max(2, ...classes.map(columnsOf))) + 2
  const most = Math.floor((width - side) / leastCell) - 1
  const columns = windowAround(cursor.answered, classes.length, most)
  const rows = windowAround(cursor.actual, classes.length, height - otherRows)
  const cell = Math.max(leastCell, Math.min(mostCell, Math.floor((width - side) / (columns.count + 1))))
  const tall = Math.max(1, Math.min(tallestCell, Math.floor((height - otherRows) / rows.count)))
  return { side, columns, rows, cell, tall }
}

/** The matrix with recall at the end of its rows, precision and F1 below its columns, and the cell at the cursor in words. */
export function matrixLines(matrix: Matrix, width: number, height: number, glyphs: Glyphs): Line[] {
  const { confusion, classes, cursor } = matrix
  const { side, columns, rows, cell, tall } = matrixLayout(matrix, width, height)
  const scores = classScores(confusion)
  const shown = Array.from({ length: columns.count }, (_, i) => columns.first + i)
  const right = (text: string) => `${padLeft(cut(text, cell - 1), cell - 1)} `
  /** Recall stands a column further off, where nothing is coloured. */
  const recall = (text: string) => right(text).trimEnd().padStart(cell)
  const share = (value: number) =>
    Number.isNaN(value) ? '–' : (value * 100).toFixed(cell > 4 && value < 0.9995 ? 1 : 0)
  const label = (text: string) => `${padLeft(cut(text, side - 2), side - 2)} `
  const foot = (name: string, of: (j: number) => number): Line => [
    { text: ` ${label(name)}`, tone: 'dim' },
    ...shown.map((j): Segment => ({ text: right(share(of(j))), tone: j === cursor.answered ? 'bold' : 'dim' }))
  ]
  const heading: Line = [
    { text: ' '.repeat(side) },
    ...shown.map((j): Segment => {
      const isHere = j === cursor.answered
      return { text: right(isHere ? `${glyphs.pointer}${classes[j]}` : classes[j]!), tone: isHere ? 'accent' : 'dim' }
    }),
    { text: recall('R'), tone: 'dim' }
  ]
  const body = Array.from({ length: rows.count }, (_, i) => rows.first + i).flatMap((actual): Line[] => {
    const row = confusion[actual]!
    const total = row.reduce((sum, count) => sum + count, 0)
    const isHere = actual === cursor.actual
    const cells = (margin: number | null) =>
      shown.map((j): Segment => {
        if (!isHere || j !== cursor.answered) return { text: drawnCell(row[j]!, total, cell, margin) }
        return { text: (margin === null ? '' : String(row[j])).padStart(cell - 1).padEnd(cell), tone: 'title' }
      })
    const numbered: Line = [
      { text: isHere ? glyphs.pointer : ' ', tone: 'accent' },
      { text: label(classes[actual]!), tone: isHere ? 'accent' : 'dim' },
      ...cells(1),
      { text: recall(share(scores[actual]!.recall)), tone: isHere ? 'bold' : 'dim' }
    ]
    const bare: Line = [{ text: ' '.repeat(side) }, ...cells(null)]
    const middle = Math.floor((tall - 1) / 2)
    return Array.from({ length: tall }, (_, r) => (r === middle ? numbered : bare))
  })
  return [
    heading,
    ...body,
    foot('P', j => scores[j]!.precision),
    foot('F1', j => scores[j]!.f1),
    [],
    ...wordsFor(matrix, scores)
  ]
}

/** What the cell at the cursor says, in words and numbers. */
function wordsFor({ confusion, classes, cursor }: Matrix, scores: ReturnType<typeof classScores>): Line[] {
  const { actual, answered } = cursor
  const count = confusion[actual]![answered]!
  const total = confusion[actual]!.reduce((sum, one) => sum + one, 0)
  const said = actual === answered ? 'said to be' : `said to be ${classes[answered]}`
  const both = actual === answered ? [actual] : [actual, answered]
  return [
    [
      { text: `${classes[actual]}, ${said}: ` },
      { text: `${count}`, tone: 'bold' },
      { text: ` of ${total} (${percent(count / total)})` }
    ],
    ...both.map((j): Line => {
      const { precision, recall, f1 } = scores[j]!
      return [
        { text: `${classes[j]} `, tone: 'bold' },
        { text: `precision ${percent(precision)} recall ${percent(recall)} F1 ${percent(f1)}`, tone: 'dim' }
      ]
    })
  ]
}

/** As many of `count` as there is room for, about `at`. */
function windowAround(at: number, count: number, room: number): Window {
  const shown = Math.max(1, Math.min(count, room))
  return { first: Math.max(0, Math.min(at - Math.floor(shown / 2), count - shown)), count: shown }
}
