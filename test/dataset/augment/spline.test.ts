import { describe, expect, it } from 'vitest'
import {
  cellCount,
  createSplineAxis,
  flattening,
  pointCount,
  type SplineAxis
} from '../../../source/dataset/augment/spline.js'

const sizes = [1, 2, 3, 5, 27, 28, 29, 64, 1000]

/** The value of a spline with these control points at a pixel. */
function valueAt({ cells, shares }: SplineAxis, points: readonly number[], pixel: number): number {
  return [0, 1, 2, 3].reduce((sum, i) => sum + shares[pixel * 4 + i]! * points[cells[pixel]! + i]!, 0)
}

describe.each(sizes)('the spline over %i pixels', size => {
  const axis = createSplineAxis(size)

  it('takes shares that add up to 1, none of them negative, of control points that there are', () => {
    for (let pixel = 0; pixel < size; pixel++) {
      const shares = axis.shares.subarray(pixel * 4, pixel * 4 + 4)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 14)
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      expect(axis.cells[pixel]! + 4).toBeLessThanOrEqual(pointCount)
    }
  })
  it('is a straight line where its control points lie on one', () => {
    const points = Array.from({ length: pointCount }, (_, i) => 3 + 2 * (i - 1) * axis.spacing)
    for (let pixel = 0; pixel < size; pixel++) expect(valueAt(axis, points, pixel)).toBeCloseTo(3 + 2 * pixel, 9)
  })
  it('cuts its pixels into cells without a gap', () => {
    expect(axis.ends).toHaveLength(cellCount)
    expect(axis.ends.at(-1)).toBe(size)
    axis.cells.forEach((cell, pixel) => {
      expect(pixel).toBeLessThan(axis.ends[cell]!)
      expect(pixel).toBeGreaterThanOrEqual(cell === 0 ? 0 : axis.ends[cell - 1]!)
    })
  })
})

describe('a spline between independent control points', () => {
  const size = 28
  const { cells, shares } = createSplineAxis(size)
  /** How alike two pixels' values are: the sum over the control points of the one's share times the other's. */
  function covariance(one: number, other: number): number {
    let sum = 0
    for (let i = 0; i < 4; i++) {
      const j = cells[one]! + i - cells[other]!
      if (j >= 0 && j < 4) sum += shares[one * 4 + i]! * shares[other * 4 + j]!
    }
    return sum
  }
  const pixels = Array.from({ length: size }, (_, i) => i)
  const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

  it('is flattened as stated', () => {
    const roots = createSplineAxis(100_000)
    const squares = roots.shares.reduce((sum, share) => sum + share * share, 0) / roots.size
    expect(Math.sqrt(squares)).toBeCloseTo(flattening, 8)
  })
  it('varies along an axis by no more than 2.5 %, so over an image by no more than 5 %', () => {
    const roots = pixels.map(pixel => Math.sqrt(covariance(pixel, pixel)) / flattening)
    expect(Math.min(...roots)).toBeGreaterThan(0.975)
    expect(Math.max(...roots)).toBeLessThan(1.025)
  })
  it('is about as smooth as noise under a Gaussian with σ = 4.04 pixels', () => {
    const sigma = 7 / Math.sqrt(3)
    for (let distance = 0; distance < size; distance++) {
      const pairs = pixels.slice(distance).map(other => covariance(other - distance, other))
      // Between the first pixels and the last there are not pairs enough to stand for every place within a cell.
      if (pairs.length < 7) break
      const whole = pairs.slice(0, pairs.length - (pairs.length % 7))
      const gaussian = Math.exp(-(distance ** 2) / (4 * sigma ** 2))
      expect(Math.abs(average(whole) / flattening ** 2 - gaussian)).toBeLessThan(0.03)
    }
  })
})
