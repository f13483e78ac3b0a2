import type { Deformation } from './deformation.js'
import type { Frame } from './frame.js'
import { cellCount, pointCount, type SplineAxis } from './spline.js'

/** The control points of one row of pixels: the columns and the rows of the old image that its pixels are taken from. */
export interface Row {
  readonly u: Float64Array // [pointCount]
  readonly v: Float64Array // [pointCount]
}

export function createRow(): Row {
  return { u: new Float64Array(pointCount), v: new Float64Array(pointCount) }
}

/**
 * Makes the image `into` // u8 [height, width] // by taking each pixel from where the deformation says in the framed one:
 * from the four pixels around that point, in proportion to how near they are. What lies beyond the old image is zero.
 */
export function resample(
  frame: Frame,
  into: Uint8Array,
  x: SplineAxis,
  y: SplineAxis,
  deformation: Deformation,
  row: Row
): void {
  into.fill(0)
  for (let line = 0; line < y.size; line++) {
    blend(deformation.u, y, line, row.u)
    blend(deformation.v, y, line, row.v)
    let start = 0
    for (let cell = 0; cell < cellCount; cell++) {
      const end = x.ends[cell]!
      if (reaches(row.u, cell, frame.left, frame.right) && reaches(row.v, cell, frame.top, frame.bottom)) {
        resampleCell(frame, into, x, line * x.size, row, cell, start, end)
      }
      start = end
    }
  }
}

/** Whether a cell may hold a point from where something is seen of what lies from `least` to `most`: a spline stays between its control points. */
function reaches(points: Float64Array, cell: number, least: number, most: number): boolean {
  const a = points[cell]!
  const b = points[cell + 1]!
  const c = points[cell + 2]!
  const d = points[cell + 3]!
  const isBefore = a <= least - 1 && b <= least - 1 && c <= least - 1 && d <= least - 1
  const isBehind = a >= most + 1 && b >= most + 1 && c >= most + 1 && d >= most + 1
  return !isBefore && !isBehind
}

function resampleCell(
  { pixels, left, right, top, bottom }: Frame,
  into: Uint8Array,
  { size, shares }: SplineAxis,
  line: number,
  row: Row,
  cell: number,
  start: number,
  end: number
): void {
  const u0 = row.u[cell]!
  const u1 = row.u[cell + 1]!
  const u2 = row.u[cell + 2]!
  const u3 = row.u[cell + 3]!
  const v0 = row.v[cell]!
  const v1 = row.v[cell + 1]!
  const v2 = row.v[cell + 2]!
  const v3 = row.v[cell + 3]!
  const stride = size + 2
  for (let pixel = start; pixel < end; pixel++) {
    const share0 = shares[pixel * 4]!
    const share1 = shares[pixel * 4 + 1]!
    const share2 = shares[pixel * 4 + 2]!
    const share3 = shares[pixel * 4 + 3]!
    const u = share0 * u0 + share1 * u1 + share2 * u2 + share3 * u3
    const v = share0 * v0 + share1 * v1 + share2 * v2 + share3 * v3
    // What is not a number is nowhere, too.
    if (!(u > left - 1 && u < right + 1 && v > top - 1 && v < bottom + 1)) continue
    // In the frame everything is one pixel further on, and nothing negative: so cutting off rounds down.
    const column = (u + 1) | 0
    const lineAbove = (v + 1) | 0
    const restU = u + 1 - column
    const restV = v + 1 - lineAbove
    const at = lineAbove * stride + column
    const above = pixels[at]! + restU * (pixels[at + 1]! - pixels[at]!)
    const below = pixels[at + stride]! + restU * (pixels[at + stride + 1]! - pixels[at + stride]!)
    into[line + pixel] = above + restV * (below - above) + 0.5
  }
}

/** The control points of a row of pixels: each column of the grid, as the row's shares blend it. */
function blend(grid: Float64Array, { cells, shares }: SplineAxis, line: number, into: Float64Array): void {
  const first = cells[line]! * pointCount
  const share0 = shares[line * 4]!
  const share1 = shares[line * 4 + 1]!
  const share2 = shares[line * 4 + 2]!
  const share3 = shares[line * 4 + 3]!
  for (let i = 0; i < pointCount; i++) {
    const at = first + i
    into[i] =
      share0 * grid[at]! +
      share1 * grid[at + pointCount]! +
      share2 * grid[at + 2 * pointCount]! +
      share3 * grid[at + 3 * pointCount]!
  }
}
