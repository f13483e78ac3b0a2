import { describe, expect, it } from 'vitest'
import { createDeformation, draw } from '../../../source/dataset/augment/deformation.js'
import { type Strengths, unchanged } from '../../../source/dataset/augment/kinds.js'
import { createSplineAxis, pointCount, type SplineAxis } from '../../../source/dataset/augment/spline.js'
import { createRandom } from '../../../source/engine/random.js'

const [width, height] = [28, 20]
const x = createSplineAxis(width)
const y = createSplineAxis(height)

/** The value of a surface at a pixel. */
function valueAt(points: Float64Array, column: number, row: number): number {
  const share = (axis: SplineAxis, pixel: number, i: number) => axis.shares[pixel * 4 + i]!
  let sum = 0
  for (let j = 0; j < 4; j++) {
    for (let i = 0; i < 4; i++) {
      const at = (y.cells[row]! + j) * pointCount + x.cells[column]! + i
      sum += share(y, row, j) * share(x, column, i) * points[at]!
    }
  }
  return sum
}

/** Many deformations, each by how far it moves the middle, and by the linear map about it. */
function draws(strengths: Partial<Strengths>, count = 4000) {
  const random = createRandom(1, 77)
  return Array.from({ length: count }, () => {
    const deformation = createDeformation()
    draw(deformation, x, y, { ...unchanged, ...strengths }, random)
    const { u, v } = deformation
    const across = [u, v].map(points => (valueAt(points, width - 1, 0) - valueAt(points, 0, 0)) / (width - 1))
    const down = [u, v].map(points => (valueAt(points, 0, height - 1) - valueAt(points, 0, 0)) / (height - 1))
    return {
      deformation,
      shift: [u, v].map((points, i) => {
        const middle = (valueAt(points, 0, 0) + valueAt(points, width - 1, height - 1)) / 2
        return [(width - 1) / 2, (height - 1) / 2][i]! - middle
      }),
      across,
      down
    }
  })
}

const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b))
const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b))
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** Expects values that fill the range from −limit to limit evenly. */
function expectEven(values: number[], limit: number): void {
  expect(least(values)).toBeGreaterThanOrEqual(-limit - 1e-9)
  expect(most(values)).toBeLessThanOrEqual(limit + 1e-9)
  for (let quarter = 0; quarter < 4; quarter++) {
    const from = -limit + (quarter * limit) / 2
    const share = values.filter(value => value >= from && value < from + limit / 2).length / values.length
    expect(Math.abs(share - 0.25)).toBeLessThan(0.03)
  }
}

describe('a deformation', () => {
  it('without any strength takes each pixel from its own place', () => {
    const [{ deformation }] = draws({}, 1) as [ReturnType<typeof draws>[0]]
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        expect(valueAt(deformation.u, column, row)).toBeCloseTo(column, 12)
        expect(valueAt(deformation.v, column, row)).toBeCloseTo(row, 12)
      }
    }
  })
  it('shifts up to the stated share of width and height, every shift as often', () => {
    const drawn = draws({ shift: 0.1 })
    expectEven(
      drawn.map(({ shift }) => shift[0]!),
      0.1 * width
    )
    expectEven(
      drawn.map(({ shift }) => shift[1]!),
      0.1 * height
    )
    expect(most(drawn.map(({ across }) => Math.abs(across[0]! - 1) + Math.abs(across[1]!)))).toBeLessThan(1e-12)
  })
  it('turns about the middle up to the stated angle, every angle as often, and keeps lengths', () => {
    const drawn = draws({ rotation: 0.3 })
    expectEven(
      drawn.map(({ across }) => Math.atan2(across[1]!, across[0]!)),
      0.3
    )
    for (const { across, down, shift } of drawn) {
      expect(Math.hypot(...across)).toBeCloseTo(1, 9)
      expect(Math.hypot(...down)).toBeCloseTo(1, 9)
      expect(across[0]! * down[0]! + across[1]! * down[1]!).toBeCloseTo(0, 9)
      expect(Math.hypot(...shift)).toBeCloseTo(0, 9)
    }
  })
  it('scales either axis on its own up to the stated strength', () => {
    const drawn = draws({ scaling: 0.2 })
    expectEven(
      drawn.map(({ across }) => across[0]! - 1),
      0.2
    )
    expectEven(
      drawn.map(({ down }) => down[1]! - 1),
      0.2
    )
    expect(most(drawn.map(({ across, down }) => Math.abs(across[1]!) + Math.abs(down[0]!)))).toBeLessThan(1e-12)
  })
  it('shears up to the stated strength', () => {
    const drawn = draws({ shear: 0.2 })
    expectEven(
      drawn.map(({ down }) => down[0]!),
      0.2
    )
    expect(most(drawn.map(({ across, down }) => Math.abs(across[0]! - 1) + Math.abs(down[1]! - 1)))).toBeLessThan(1e-12)
  })
})

describe('an elastic displacement', () => {
  const displacement = 0.05
  const drawn = draws({ displacement })
  const at = (column: number, row: number) =>
    drawn.map(({ deformation }) => [
      (valueAt(deformation.u, column, row) - column) / width,
      (valueAt(deformation.v, column, row) - row) / height
    ])
  const rootMeanSquare = (values: number[]) => Math.sqrt(mean(values.map(value => value ** 2)))

  it.each([
    [0, 0],
    [27, 0],
    [14, 10],
    [3, 17],
    [9, 12]
  ])('has the stated root mean square at (%i, %i), around no displacement, along both axes alike', (column, row) => {
    for (const axis of [0, 1]) {
      const values = at(column, row).map(moved => moved[axis]!)
      expect(Math.abs(rootMeanSquare(values) / displacement - 1)).toBeLessThan(0.07)
      expect(Math.abs(mean(values))).toBeLessThan(0.05 * displacement)
    }
  })
  it('moves by its strength times √(π / 2) on average', () => {
    const distances = [at(14, 10), at(3, 3), at(24, 15), at(10, 4)].flat().map(moved => Math.hypot(...moved))
    expect(Math.abs(mean(distances) / (displacement * Math.sqrt(Math.PI / 2)) - 1)).toBeLessThan(0.03)
  })
  it('moves neighbours alike, and pixels a dozen apart each on its own', () => {
    const along = (column: number) => at(column, 10).map(moved => moved[0]!)
    const correlation = (one: number[], other: number[]) =>
      mean(one.map((value, i) => value * other[i]!)) / (rootMeanSquare(one) * rootMeanSquare(other))
    expect(correlation(along(13), along(14))).toBeGreaterThan(0.98)
    expect(Math.abs(correlation(along(6), along(20)))).toBeLessThan(0.1)
    const [columns, rows] = [0, 1].map(axis => at(14, 10).map(moved => moved[axis]!)) as [number[], number[]]
    expect(Math.abs(correlation(columns, rows))).toBeLessThan(0.06)
  })
})
