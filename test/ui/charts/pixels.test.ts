import { describe, expect, it } from 'vitest'
import { pixelRows, pixelScale, pixelSize } from '../../../source/ui/charts/pixels.js'
import { inkLevel, inkPair } from '../../../source/ui/palette.js'

const image = (width: number, height: number, pixels: readonly number[]) => ({ width, height, pixels })

describe('the scale of an image', () => {
  it.each([
    [28, 28, 28, 14, 1],
    [28, 28, 56, 28, 2],
    [28, 28, 116, 30, 2],
    [28, 28, 100, 100, 3],
    [28, 28, 27, 14, 1 / 2],
    [64, 64, 28, 14, 1 / 3],
    [100, 10, 50, 50, 1 / 2]
  ])('of %d × %d pixels in %d columns and %d rows is %d', (width, height, columns, rows, scale) => {
    expect(pixelScale({ width, height }, columns, rows)).toBeCloseTo(scale, 12)
    const size = pixelSize({ width, height }, scale)
    expect(size.columns).toBeLessThanOrEqual(columns)
    expect(size.rows).toBeLessThanOrEqual(rows)
  })
})

describe('the rows of an image', () => {
  const full = inkLevel(255)
  it('hold two rows of pixels each', () => {
    expect(pixelRows(image(2, 2, [0, 255, 255, 0]), 1)).toEqual([inkPair(0, full) + inkPair(full, 0)])
  })
  it('end in nothing where the last one has no other', () => {
    expect(pixelRows(image(1, 3, [255, 255, 255]), 1)).toEqual([inkPair(full, full), inkPair(full, 0)])
  })
  it('hold a row of pixels each where a pixel takes two columns', () => {
    expect(pixelRows(image(2, 1, [0, 255]), 2)).toEqual([inkPair(0, 0).repeat(2) + inkPair(full, full).repeat(2)])
  })
  it('share a pixel where it takes three', () => {
    expect(pixelRows(image(1, 2, [255, 0]), 3)).toEqual([
      inkPair(full, full).repeat(3),
      inkPair(full, 0).repeat(3),
      inkPair(0, 0).repeat(3)
    ])
  })
  it('average the pixels that share a place', () => {
    const half = inkLevel(127.5)
    expect(pixelRows(image(4, 4, [255, 0, 0, 0, 255, 0, 0, 0, ...new Array(8).fill(255)]), 1 / 2)).toEqual([
      inkPair(half, full) + inkPair(0, full)
    ])
  })
})
