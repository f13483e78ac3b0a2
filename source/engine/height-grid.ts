/** Heights at the points of a grid over a rectangle, row by row, the bottom row first // [gridRows, gridColumns] */
export type Heights = Float64Array

/** Points of a grid: one more than a multiple of `coarsest`, so that every coarser grid ends at the same edges. */
export const gridColumns = 65
export const gridRows = 49
export const gridPoints = gridColumns * gridRows
const coarsest = 16

/** A point of the grid, on its way from coarse to fine. */
export interface GridPoint {
  readonly column: number
  readonly row: number
  /** How far apart the points are that all have been visited before, 0 at first. */
  readonly known: number
}

/** Every point of the grid once: those that are `coarsest` apart, then those between, until none is left. */
export function* coarseToFine(): Generator<GridPoint> {
  for (let stride = coarsest; stride >= 1; stride /= 2) {
    const known = stride === coarsest ? 0 : stride * 2
    for (let row = 0; row < gridRows; row += stride) {
      for (let column = 0; column < gridColumns; column += stride) {
        if (known > 0 && row % known === 0 && column % known === 0) continue
        yield { column, row, known }
      }
    }
  }
}

/** The grid with the points that have not been visited (NaN) filled in between those that are `known` apart. */
export function filledIn(heights: Heights, known: number): Heights {
  if (known === 0) return heights
  const filled = Float64Array.from(heights)
  for (let row = 0; row < gridRows; row++) {
    for (let column = 0; column < gridColumns; column++) {
      const at = row * gridColumns + column
      if (Number.isNaN(filled[at]!)) filled[at] = between(heights, column, row, known)
    }
  }
  return filled
}

/** The height at a place between the points of the grid, from the four around it (bilinear). */
export function heightAt(heights: Heights, column: number, row: number): number {
  return between(heights, column, row, 1)
}

function between(heights: Heights, column: number, row: number, stride: number): number {
  const left = Math.min(gridColumns - 1 - stride, Math.floor(column / stride) * stride)
  const below = Math.min(gridRows - 1 - stride, Math.floor(row / stride) * stride)
  const [x, y] = [(column - left) / stride, (row - below) / stride]
  const corner = (dx: number, dy: number) => heights[(below + dy * stride) * gridColumns + left + dx * stride]!
  return (1 - y) * ((1 - x) * corner(0, 0) + x * corner(1, 0)) + y * ((1 - x) * corner(0, 1) + x * corner(1, 1))
}
