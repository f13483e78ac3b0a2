import { describe, expect, it } from 'vitest'
import {
  checkpointsLayout,
  detailsLayout,
  fileRows,
  pageRows
} from '../../../../source/ui/screens/checkpoints/layout.js'

const sizes = Array.from({ length: 161 }, (_, i) => 80 + i).flatMap(columns =>
  Array.from({ length: 57 }, (_, i) => [columns, 23 + i] as const)
)

describe('the Checkpoints screen', () => {
  it('is tiled by list and details at every size, and the list has a row for ten files at least', () => {
    const wrong = sizes.filter(([columns, rows]) => {
      const { list, details } = checkpointsLayout(columns, rows)
      const fills = list.height + (details?.height ?? 0) === rows - 3 && list.width === columns
      return !fills || fileRows(list) < 10 || fileRows(list) < pageRows(rows)
    })
    expect(wrong).toEqual([])
  })
  it.each([
    [80, 23, false],
    [109, 60, false],
    [110, 35, true],
    [120, 35, true],
    [120, 31, false]
  ])('shows details beside the list at %d × %d: %s', (columns, rows, has) => {
    expect(checkpointsLayout(columns, rows).details !== null).toBe(has)
  })
})

describe('the details', () => {
  it.each([0, 2, 10, 26, 100])('are tiled by their parts at every size, with %d classes', classes => {
    const wrong = sizes.filter(([width, rows]) => {
      const height = rows - 3
      const { chart, settings, confusion, left } = detailsLayout({ width, height }, classes)
      const across = left === 'row' ? chart.width + settings.width : chart.width
      const down = left === 'row' ? chart.height : chart.height + settings.height
      const isEven = left === 'row' ? chart.height === settings.height : chart.width === settings.width
      return (
        across + (confusion?.width ?? 0) !== width || down !== height || !isEven || chart.width < 35 || chart.height < 8
      )
    })
    expect(wrong).toEqual([])
  })
  it.each([
    [80, 20, 10, true],
    [120, 16, 10, true],
    [80, 20, 26, false],
    [120, 16, 26, false],
    [120, 32, 10, true],
    [120, 32, 0, false]
  ])('of %d × %d have a matrix of %d classes: %s', (width, height, classes, has) => {
    expect(detailsLayout({ width, height }, classes).confusion !== null).toBe(has)
  })
})
