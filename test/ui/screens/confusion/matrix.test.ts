import { describe, expect, it } from 'vitest'
import { widthOf } from '../../../../source/ui/charts/line.js'
import { columnsOf } from '../../../../source/ui/class-name.js'
import { type Matrix, matrixLayout, matrixLines } from '../../../../source/ui/screens/confusion/matrix.js'
import { blocks } from '../../../../source/ui/theme.js'
import { textOf } from '../../painted.js'

/** A matrix in which class i is taken for class i + 1 so often as i says. */
function matrixOf(count: number, actual: number, answered: number): Matrix {
  const confusion = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) => (i === j ? 90 : j === i + 1 ? i : 0))
  )
  return { confusion, classes: Array.from({ length: count }, (_, i) => `c${i}`), cursor: { actual, answered } }
}

const drawn = (matrix: Matrix, width: number, height: number) =>
  textOf(
    matrixLines(matrix, width, height, blocks)
      .map(line => line.map(({ text }) => text).join(''))
      .join('\n')
  )

describe('the matrix', () => {
  it('keeps its columns where names are of wide characters', () => {
    const matrix = { ...matrixOf(3, 0, 0), classes: ['日本語クラス', '🎉🎉', 'cat'] }
    const rows = drawn(matrix, 40, 10)
    const ends = rows.slice(1, 4).map(row => columnsOf(row))
    expect(new Set(ends).size).toBe(1)
    for (const row of rows) expect(row).not.toContain('\ufffd')
  })
  it('has recall beside its rows, precision and F1 below its columns, and the cell in words', () => {
    expect(drawn(matrixOf(3, 2, 1), 30, 10)).toMatchInlineSnapshot(`
      [
        "       c0   ›c1    c2      R",
        " c0    90                100",
        " c1          90     1   98.9",
        "›c2           0    90    100",
        "  P   100   100  98.9",
        " F1   100  99.4  99.4",
        "",
        "c2, said to be c1: 0 of 90 (0.00 %)",
        "c2 precision 98.90 % recall 100.00 % F1 99.45 %",
        "c1 precision 100.00 % recall 98.90 % F1 99.45 %",
      ]
    `)
  })
  it.each([
    [2, 78, 30],
    [10, 46, 18],
    [26, 46, 18],
    [100, 46, 18],
    [100, 110, 50]
  ])('with %d classes fits %d columns and %d rows, and has the cursor in sight', (count, width, height) => {
    for (const at of [0, Math.floor(count / 2), count - 1]) {
      const matrix = matrixOf(count, at, count - 1 - at)
      const { rows, columns } = matrixLayout(matrix, width, height)
      expect(at - rows.first).toBeGreaterThanOrEqual(0)
      expect(at - rows.first).toBeLessThan(rows.count)
      expect(count - 1 - at - columns.first).toBeLessThan(columns.count)
      const lines = matrixLines(matrix, width, height, blocks)
      expect(lines.length).toBeLessThanOrEqual(height)
      expect(Math.max(...lines.slice(0, rows.count + 3).map(widthOf))).toBeLessThanOrEqual(width)
    }
  })
})
