import { describe, expect, it } from 'vitest'
import { coarseToFine, filledIn, gridColumns, gridPoints, gridRows, heightAt } from '../../source/engine/height-grid.js'

const plane = (column: number, row: number) => 3 + 2 * column - 5 * row

describe('the grid', () => {
  it('is visited point by point, each once, the far apart first', () => {
    const points = [...coarseToFine()]
    expect(new Set(points.map(({ column, row }) => row * gridColumns + column)).size).toBe(gridPoints)
    expect(points).toHaveLength(gridPoints)
    expect(points.slice(0, 3)).toEqual([0, 16, 32].map(column => ({ column, row: 0, known: 0 })))
    expect(points.at(-1)).toEqual({ column: 63, row: 48, known: 2 })
  })
  it('is whole at any time after the coarsest points: what is missing lies between those around it', () => {
    const heights = new Float64Array(gridPoints).fill(Number.NaN)
    let checked = 0
    for (const { column, row, known } of coarseToFine()) {
      if (known > 0 && checked++ % 400 === 0) {
        const filled = filledIn(heights, known)
        for (let at = 0; at < gridPoints; at++)
          expect(filled[at]).toBeCloseTo(plane(at % gridColumns, Math.floor(at / gridColumns)), 9)
      }
      heights[row * gridColumns + column] = plane(column, row)
    }
    expect(checked).toBeGreaterThan(1000)
    expect([heightAt(heights, 0.5, 0.25), heightAt(heights, gridColumns - 1, gridRows - 1)]).toEqual([
      plane(0.5, 0.25),
      plane(64, 48)
    ])
  })
})
