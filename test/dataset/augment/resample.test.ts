import { describe, expect, it } from 'vitest'
import { createDeformation, type Deformation, draw } from '../../../source/dataset/augment/deformation.js'
import { createFrame, putInFrame } from '../../../source/dataset/augment/frame.js'
import { unchanged } from '../../../source/dataset/augment/kinds.js'
import { createRow, resample } from '../../../source/dataset/augment/resample.js'
import { createSplineAxis, pointCount } from '../../../source/dataset/augment/spline.js'
import { createRandom } from '../../../source/engine/random.js'

/** The image under a deformation whose control points are the identity's, changed by `bend`. */
function deformed(
  image: Uint8Array,
  width: number,
  height: number,
  bend: (deformation: Deformation) => void
): { result: Uint8Array; deformation: Deformation } {
  const x = createSplineAxis(width)
  const y = createSplineAxis(height)
  const deformation = createDeformation()
  draw(deformation, x, y, unchanged, createRandom(1, 1))
  bend(deformation)
  const frame = createFrame(width, height)
  putInFrame(frame, image, width, height)
  const result = new Uint8Array(width * height).fill(99)
  resample(frame, result, x, y, deformation, createRow())
  return { result, deformation }
}

/** Takes everything `right` columns and `down` rows on. */
const shifting = (right: number, down: number) => (deformation: Deformation) => {
  deformation.u.forEach((_, i) => {
    deformation.u[i]! -= right
    deformation.v[i]! -= down
  })
}

const random = createRandom(4, 91)
const noise = (pixels: number, share = 0.5) =>
  Uint8Array.from({ length: pixels }, () => (random.uniform() < share ? Math.floor(random.uniform() * 256) : 0))

const sizes = [
  [1, 1],
  [2, 3],
  [3, 2],
  [1, 9],
  [28, 28],
  [64, 64],
  [31, 17]
] as const

describe('a resampled image', () => {
  it.each(sizes)('of %i × %i is the same where nothing is deformed', (width, height) => {
    const image = noise(width * height)
    expect(deformed(image, width, height, () => {}).result).toEqual(image)
  })
  it.each([
    [1, 0],
    [0, 1],
    [-2, 0],
    [0, -3],
    [2, 1],
    [-1, -1],
    [5, -4],
    [6, 0],
    [0, -5],
    [100, 100]
  ])('is moved exactly by %i and %i whole pixels; what leaves is gone and what comes is zero', (right, down) => {
    const [width, height] = [6, 5]
    const image = noise(width * height)
    const wanted = image.map((_, i) => {
      const column = (i % width) - right
      const row = Math.floor(i / width) - down
      const isInside = column >= 0 && column < width && row >= 0 && row < height
      return isInside ? image[row * width + column]! : 0
    })
    expect(deformed(image, width, height, shifting(right, down)).result).toEqual(wanted)
  })
  it('lies between its pixels where a shift does', () => {
    const image = Uint8Array.of(0, 0, 0, 0, 0, 100, 200, 0, 0, 0, 0, 0)
    const { result } = deformed(image, 4, 3, shifting(0.5, 0))
    expect([...result]).toEqual([0, 0, 0, 0, 0, 50, 150, 100, 0, 0, 0, 0])
  })
  it('fades into the zeros beyond its edge', () => {
    const { result } = deformed(Uint8Array.of(80, 80, 80, 80), 2, 2, shifting(0.25, 0.5))
    expect([...result]).toEqual([30, 40, 60, 80])
  })
  it('is blank when the image is, or when all of it has left', () => {
    expect(Math.max(...deformed(new Uint8Array(25), 5, 5, shifting(1.5, 0)).result)).toBe(0)
    expect(Math.max(...deformed(noise(25, 1), 5, 5, shifting(5, 0)).result)).toBe(0)
    expect(Math.max(...deformed(noise(25, 1), 5, 5, shifting(1e9, -1e9)).result)).toBe(0)
  })
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is blank where a place is %d', bad => {
    const { result } = deformed(noise(25, 1), 5, 5, ({ u }) => u.fill(bad))
    expect(Math.max(...result)).toBe(0)
  })
  it.each(sizes)('of %i × %i matches a plain twin under any deformation', (width, height) => {
    for (const [strength, share] of [
      [0.05, 0.9],
      [0.3, 0.1],
      [3, 0.5]
    ] as const) {
      const image = noise(width * height, share)
      const { result, deformation } = deformed(image, width, height, ({ u, v }) => {
        u.forEach((_, i) => {
          u[i]! += strength * width * (random.uniform() - 0.5)
          v[i]! += strength * height * (random.uniform() - 0.5)
        })
      })
      const twin = plain(image, width, height, deformation)
      const furthest = result.reduce((most, level, i) => Math.max(most, Math.abs(level - twin[i]!)), 0)
      // Half a level of rounding, and what a sum in another order makes of it.
      expect(furthest).toBeLessThan(0.5 + 1e-6)
    }
  })
})

/** The same from the definitions: the bicubic B-spline as a sum over all control points, and bilinear interpolation. */
function plain(image: Uint8Array, width: number, height: number, { u, v }: Deformation): number[] {
  const bell = (t: number) => {
    const r = Math.abs(t)
    if (r >= 2) return 0
    return r >= 1 ? (2 - r) ** 3 / 6 : 2 / 3 - r * r + r ** 3 / 2
  }
  const surface = (points: Float64Array, x: number, y: number) =>
    points.reduce((sum, point, i) => {
      const column = (i % pointCount) - 1
      const row = Math.floor(i / pointCount) - 1
      return sum + point * bell((x * 4) / width - column) * bell((y * 4) / height - row)
    }, 0)
  const level = (column: number, row: number) =>
    column < 0 || row < 0 || column >= width || row >= height ? 0 : image[row * width + column]!
  return Array.from(image, (_, i) => {
    const fromX = surface(u, i % width, Math.floor(i / width))
    const fromY = surface(v, i % width, Math.floor(i / width))
    const column = Math.floor(fromX)
    const row = Math.floor(fromY)
    const [right, down] = [fromX - column, fromY - row]
    const above = (1 - right) * level(column, row) + right * level(column + 1, row)
    const below = (1 - right) * level(column, row + 1) + right * level(column + 1, row + 1)
    return (1 - down) * above + down * below
  })
}
