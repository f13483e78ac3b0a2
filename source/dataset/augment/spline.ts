/** An axis of an image under a uniform cubic B-spline (de Boor 1978): what each pixel takes from which control points. */
export interface SplineAxis {
  /** Pixels. */
  readonly size: number
  /** Pixels from one control point to the next. The first one lies so far before the first pixel. */
  readonly spacing: number
  /** Each pixel's cell: it depends on the control point of that number and on the three behind it // [size] */
  readonly cells: Uint8Array
  /** The shares of those four, which add up to 1 // [size, 4] */
  readonly shares: Float64Array
  /** The first pixel behind each cell // [cellCount] */
  readonly ends: Uint32Array
}

/** Cells that an axis is cut into, whatever its size, so that what bends a small image bends a large one alike. */
export const cellCount = 4
/** Control points that its cells depend on. */
export const pointCount = cellCount + 3

/**
 * The root mean square of a spline between independent control points, where theirs is 1: the square root of the average of
 * Σ share², which is 151/315. Within a cell it lies between √0.459 and √0.5.
 */
export const flattening = Math.sqrt(151 / 315)

export function createSplineAxis(size: number): SplineAxis {
  const spacing = size / cellCount
  const cells = Uint8Array.from({ length: size }, (_, pixel) => Math.floor(pixel / spacing))
  const shares = new Float64Array(size * 4)
  cells.forEach((cell, pixel) => {
    shares.set(sharesAt(pixel / spacing - cell), pixel * 4)
  })
  const ends = Uint32Array.from({ length: cellCount }, (_, cell) => Math.ceil((cell + 1) * spacing))
  return { size, spacing, cells, shares, ends }
}

/** The four pieces of the cubic B-spline at `t`, from 0 to 1. */
function sharesAt(t: number): number[] {
  return [(1 - t) ** 3, (3 * t - 6) * t * t + 4, ((3 - 3 * t) * t + 3) * t + 1, t ** 3].map(piece => piece / 6)
}
