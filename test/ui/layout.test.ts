import { describe, expect, it } from 'vitest'
import { confusionMatrix } from '../../source/ui/charts/confusion-matrix.js'
import { arrange, borderColumns, borderRows, type Layout } from '../../source/ui/layout.js'

/** Rows of header, progress and hint line. */
const otherRows = 3

const classCounts = [2, 10, 26, 100]

/** Every arrangement from 80 × 24 to 240 × 80. */
function everyLayout(classes: number): { readonly size: string; readonly rows: number; readonly layout: Layout }[] {
  const layouts = []
  for (let columns = 80; columns <= 240; columns++)
    for (let rows = 24; rows <= 80; rows++)
      layouts.push({ size: `${columns} × ${rows}`, rows, layout: arrange(columns, rows, classes)! })
  return layouts
}

/** What is wrong with an arrangement, in words; checked one by one, half a million expectations would take their time. */
function flaws(checks: Readonly<Record<string, boolean>>, size: string): string[] {
  return Object.entries(checks).flatMap(([what, isSo]) => (isSo ? [] : [`${size}: not ${what}`]))
}

describe('arrange', () => {
  it.each(classCounts)('tiles the screen exactly at every size with %d classes', classes => {
    const found = everyLayout(classes).flatMap(({ size, rows, layout }) => {
      const { chart, accuracy, learning, maps, confusion, lower } = layout
      const beside = lower === 'row' ? confusion : null
      const below = lower === 'column' ? confusion : null
      return flaws(
        {
          'as wide as the screen beside the accuracy': chart.width + accuracy.width === layout.columns,
          'as wide as the screen beside the learning panel': chart.width + learning!.width === layout.columns,
          'as wide as the screen below': maps.width + (beside?.width ?? 0) === layout.columns,
          'as wide as the screen at the bottom': (below?.width ?? layout.columns) === layout.columns,
          'as high on the right as the chart': accuracy.height + learning!.height === chart.height,
          'as high on the right as the maps': (beside?.height ?? maps.height) === maps.height,
          'as high as the screen': chart.height + maps.height + (below?.height ?? 0) + otherRows === layout.rows,
          'one row less than the terminal': layout.rows === rows - 1
        },
        size
      )
    })
    expect(found).toEqual([])
  })

  it.each(classCounts)('leaves every panel room for what it says with %d classes', classes => {
    const found = everyLayout(classes).flatMap(({ size, layout }) => {
      const { chart, accuracy, learning, maps, confusion } = layout
      return flaws(
        {
          'a chart of 43 × 9': chart.width >= 43 && chart.height >= 9,
          'three rows of accuracy, or five': accuracy.width >= 33 && [3, 5].includes(accuracy.height - borderRows),
          'two rows of learning': learning!.height >= 2 + borderRows,
          'maps of 44 × 11': maps.width >= 44 && maps.height >= 9 + borderRows,
          'rows for the matrix, its heading and a note': !confusion || confusion.height >= classes + 2 + borderRows
        },
        size
      )
    })
    expect(found).toEqual([])
  })

  const fits = (classes: number, { confusion }: Layout) =>
    confusion === null ||
    confusionMatrix({
      confusion: Array.from({ length: classes }, () => new Array<number>(classes).fill(1)),
      classes: Array.from({ length: classes }, (_, i) => String.fromCharCode(97 + (i % 26))),
      width: confusion.width - borderColumns,
      height: confusion.height - borderRows - 1
    }) !== null

  it.each([2, 10, 100])('makes room for the matrix of %d classes only where it can be drawn', classes => {
    expect(everyLayout(classes).flatMap(({ size, layout }) => (fits(classes, layout) ? [] : size))).toEqual([])
  })

  // They need two columns each, which is more than their share of many screens.
  it('makes room for the matrix of 26 classes only where it can be drawn', () => {
    expect(everyLayout(26).flatMap(({ size, layout }) => (fits(26, layout) ? [] : size))).toEqual([])
  })

  it.each([
    [120, 36, true],
    [100, 30, true],
    [80, 24, false],
    [80, 60, true],
    [80, 36, false],
    [200, 24, false]
  ])('at %d × %d shows the matrix of ten digits: %s', (columns, rows, isShown) => {
    expect(arrange(columns, rows, 10)!.confusion !== null).toBe(isShown)
  })

  it.each([
    [79, 24],
    [80, 23],
    [0, 0]
  ])('has none for %d × %d', (columns, rows) => {
    expect(arrange(columns, rows, 10)).toBeNull()
  })
})
