import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../source/engine/curve/network.js'
import { neuronCurves, neuronGrid } from '../../../source/ui/fit/neuron-grid.js'

describe('the grid of neurons', () => {
  it('has room for every number of them in every space there is', () => {
    for (let neurons = 1; neurons <= 64; neurons++) {
      for (const [columns, rows] of [
        [42, 5],
        [72, 9],
        [120, 18]
      ] as const) {
        const { perRow, rows: gridRows, cellColumns, cellRows } = neuronGrid(neurons, columns, rows)
        const gap = cellRows > 1 ? 1 : 0
        expect(perRow * (cellColumns + 1) - 1).toBeLessThanOrEqual(columns)
        expect(gridRows * (cellRows + gap) - gap).toBeLessThanOrEqual(rows)
        // The least panel holds 8 × 5 of the least pictures.
        expect(perRow * gridRows).toBeGreaterThanOrEqual(Math.min(neurons, 40))
      }
    }
  })
})

describe('the pictures', () => {
  it.each([
    [12, { perRow: 6, rows: 2, cellColumns: 11, cellRows: 4 }],
    [16, { perRow: 8, rows: 2, cellColumns: 8, cellRows: 4 }],
    [3, { perRow: 3, rows: 1, cellColumns: 23, cellRows: 9 }],
    [60, { perRow: 7, rows: 9, cellColumns: 9, cellRows: 1 }]
  ])('of %d neurons are as large as 72 columns and 9 rows allow', (neurons, grid) => {
    expect(neuronGrid(neurons, 72, 9)).toEqual(grid)
  })
})

describe('the curves of neurons', () => {
  const network = networkOf('relu', { w: [1, -1], b: [0, 0], v: [1, -2], c: 5 })
  const text = (columns: number, rows: number) =>
    neuronCurves(network, { low: -1, high: 1 }, columns, rows).map(line => line.map(segment => segment.text).join(''))

  it('stand side by side on one scale, over the line of zero', () => {
    expect(text(13, 3)).toMatchInlineSnapshot(`
      [
        "   ⣀⡴⠚       ",
        "⠉⠉⠉⠁⠉⠉ ⠉⢀⡞⠉⠉⠉",
        "       ⣰⠋    ",
      ]
    `)
  })
})
