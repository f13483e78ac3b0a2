import { describe, expect, it } from 'vitest'
import { type CostChart, costChart } from '../../../source/ui/charts/cost-chart.js'
import { blocks } from '../../../source/ui/theme.js'

type Points = readonly (readonly [number, number])[]
type Marks = Parameters<typeof costChart>[0]['marks']

const rowsOf = (points: Points, width: number, height: number, marks: Marks = []) =>
  costChart({ points, marks, width, height, glyphs: blocks }).map(line => line.map(({ text }) => text).join(''))

const many = (count: number, cost: (i: number) => number): Points =>
  Array.from({ length: count }, (_, i) => [(i + 1) / 50, cost(i)] as const)

const series: readonly (readonly [name: string, points: Points])[] = [
  ['nothing', []],
  ['one point', [[0.02, 0.8]]],
  ['two points', many(2, i => 0.8 - i / 10)],
  ['a constant', many(50, () => 0.5)],
  ['zero throughout', many(50, () => 0)],
  ['some that is not a number', many(50, i => (i % 7 === 0 ? Number.NaN : 1 / (i + 1)))],
  ['nothing that is finite', many(50, i => (i % 2 === 0 ? Number.NaN : Number.POSITIVE_INFINITY))],
  ['infinity at the end', [...many(50, i => 1 / (i + 1)), [1.1, Number.POSITIVE_INFINITY]]],
  ['a huge range', many(300, i => 10 ** (30 - i / 5))],
  [
    'two points at one time',
    [
      [1, 0.8],
      [1, 0.4]
    ]
  ],
  ['4000 points', many(4000, i => 1 / (1 + i / 100) + 0.01 * Math.sin(i))],
  ['thousands of epochs', many(4000, i => 1 / (1 + i / 10)).map(([at, cost]) => [at * 100, cost] as const)]
]

const marks: Marks = [
  { at: -1, from: 0.3, to: 0.5 },
  { at: 0.02, from: 0.5, to: 0.7 },
  { at: 0.5, from: 0.7, to: 0.000_015 },
  { at: 1, from: 0.000_015, to: 123.456 },
  { at: 1e6, from: 123.456, to: 1000 }
]

/** Columns inside the panel at 80 and more columns of screen. */
const widths = [39, 40, 47, 66, 100, 135]
const heights = [7, 8, 9, 13, 16, 30]

describe('costChart', () => {
  it.each(series)('has exactly its height, and no row beyond its width, for %s', (_, points) => {
    for (const width of widths)
      for (const height of heights)
        for (const shown of [[], marks, ...marks.map(mark => [mark])]) {
          const rows = rowsOf(points, width, height, shown)
          expect(rows).toHaveLength(height)
          expect(rows.filter(row => row.length > width)).toEqual([])
        }
  })

  // 0.00038 would have seven characters, one more than there is room for.
  it.each<readonly [name: string, points: Points]>([['costs of some ten-thousandths', many(100, i => 5e-4 / (i + 1))]])(
    'has exactly its height, and no row beyond its width, for %s',
    (_, points) => {
      const rows = rowsOf(points, 66, 9)
      expect([rows.length, Math.max(...rows.map(row => row.length))]).toEqual([9, 66])
    }
  )

  it.each(series)('draws nothing that would break a row, for %s', (_, points) => {
    expect(rowsOf(points, 66, 9, marks).filter(row => /NaN|undefined|Infinity|[\n\u001b]/.test(row))).toEqual([])
  })

  it.each([0, 1, 2, 3])('is blank at a height of %d', height => {
    expect(
      rowsOf(
        many(50, i => 1 / (i + 1)),
        60,
        height
      )
    ).toEqual(new Array(height).fill(''))
  })

  it.each([
    ['nothing', []],
    ['a curve', many(50, i => 0.8 - i / 100)]
  ])('stays within a width that no screen has, for %s', (_, points) => {
    const widthsBeyond = Array.from({ length: 39 }, (_, width) => width).filter(width =>
      rowsOf(points, width, 9).some(row => row.length > width)
    )
    expect(widthsBeyond).toEqual([])
  })

  const axisColumns = (points: Points) =>
    new Set(
      rowsOf(points, 66, 9)
        .slice(0, 7)
        .map(row => row.indexOf('┤'))
    )
  it.each([
    ['around one', 1],
    ['in thousands', 1e4],
    ['of millionths', 1e-6]
  ])('keeps its axis straight for costs %s', (_, scale) => {
    expect(axisColumns(many(50, i => scale * (0.9 - i / 100)))).toEqual(new Set([6]))
  })
  it('keeps its axis straight for costs that fall below a thousandth', () => {
    expect(axisColumns(many(50, i => 2e-3 * (0.9 - i / 100)))).toEqual(new Set([6]))
  })
})

describe('a curve behind another', () => {
  const line = (from: number, to: number, cost: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => [from + i, cost] as const)
  const drawn = (points: CostChart['points'], behind: CostChart['points']) =>
    costChart({ points, behind, marks: [], width: 40, height: 8, glyphs: blocks }).map(row =>
      row.map(({ text }) => text).join('')
    )
  const columnsWith = (rows: readonly string[], character: string) => {
    const columns = rows
      .slice(0, -1)
      .flatMap(row => [...row].flatMap((found, i) => (found === character && i > 6 ? [i] : [])))
    return [Math.min(...columns), Math.max(...columns)]
  }
  it('is drawn as dots on the same scale', () => {
    const rows = drawn(line(1, 9, 0.1), line(1, 9, 0.5))
    expect(rows[0]).toMatch(/^ +0\.50┤·+$/)
    expect(rows[6]).toMatch(/^ +0\.10┤─+ *$/)
  })
  it('goes on where the other is over, and the axis with it', () => {
    const rows = drawn(line(1, 5, 0.1), line(1, 9, 0.5))
    expect(columnsWith(rows, '─')).toEqual([7, 22])
    expect(columnsWith(rows, '·')).toEqual([7, 39])
    expect(rows.at(-1)).toMatch(/ 2 +4 +6 +epoch$/)
  })
  it('is over where it is over, and may begin before the other', () => {
    const rows = drawn(line(5, 9, 0.1), line(1, 7, 0.5))
    expect(columnsWith(rows, '─')).toEqual([23, 38])
    expect(columnsWith(rows, '·')).toEqual([7, 31])
  })
  it('is not drawn where there is none', () => {
    expect(drawn(line(1, 9, 0.1), []).join('')).not.toContain('·')
  })
})

describe('another quantity than the cost over epochs', () => {
  it('has a unit of its own, and marks that say what has changed', () => {
    const points = many(50, i => 0.5 + i / 100)
    const marks = [{ at: 0.5, from: 4, to: 5, name: 'H' }]
    const rows = costChart({ points, marks, unit: '× 1000 steps', width: 60, height: 7, glyphs: blocks }).map(line =>
      line.map(({ text }) => text).join('')
    )
    expect(rows[0]).toContain('┊H 4→5')
    expect(rows.at(-1)).toMatch(/ 0\.2 .* × 1000 steps$/)
  })
})
