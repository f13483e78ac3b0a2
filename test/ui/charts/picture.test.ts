import { describe, expect, it } from 'vitest'
import { inkPicture, pictureSize, scaleOf, signedPicture } from '../../../source/ui/charts/picture.js'
import { inkLevels, inkPair, signedLevels, signedPair, zeroLevel } from '../../../source/ui/palette.js'
import { textOf } from '../painted.js'

const full = inkLevels - 1

describe('the size of a picture', () => {
  it.each([
    [28, 28, 28, 14, 28, 28],
    [28, 28, 40, 20, 28, 28],
    [28, 28, 14, 20, 14, 14],
    [28, 28, 28, 7, 14, 14],
    [4, 4, 28, 14, 28, 28],
    [8, 4, 10, 10, 8, 4],
    [1, 90, 5, 3, 1, 6],
    [28, 28, 0, 3, 0, 0]
  ])('of an image of %d × %d in %d columns and %d rows is %d × %d', (width, height, columns, rows, ...size) => {
    const { width: w, height: h } = pictureSize({ width, height }, columns, rows)
    expect([w, h]).toEqual(size)
  })
})

describe('a picture', () => {
  it('has a character for two pixels of ink', () => {
    const image = { values: [0, 255, 255, 0, 0, 0, 255, 255, 128, 0, 0, 0], width: 4, height: 3 }
    expect(inkPicture(image, { width: 4, height: 3 })).toEqual([
      inkPair(0, 0) + inkPair(full, 0) + inkPair(full, full) + inkPair(0, full),
      inkPair(8, 0) + inkPair(0, 0).repeat(3)
    ])
  })
  it('is the average of what a pixel covers when it is smaller, and repeats it when it is larger', () => {
    const image = { values: [0, 255, 255, 255], width: 2, height: 2 }
    expect(inkPicture(image, { width: 1, height: 1 })).toEqual([inkPair(Math.round(full * 0.75), 0)])
    expect(inkPicture(image, { width: 4, height: 4 })).toEqual([
      inkPair(0, 0).repeat(2) + inkPair(full, full).repeat(2),
      inkPair(full, full).repeat(4)
    ])
  })
  it('of signed numbers is red at its scale, blue at its negative, and keeps zero', () => {
    const image = { values: [0.5, -0.5, 0, 9], width: 2, height: 2 }
    const most = signedLevels - 1
    expect(signedPicture(image, { width: 2, height: 2 }, 0.5)).toEqual([
      signedPair(most, zeroLevel) + signedPair(0, most)
    ])
  })
  it('is drawn in characters where there is no colour', () => {
    const image = { values: [0, 255, 255, 0, 255, 255], width: 3, height: 2 }
    expect(textOf(inkPicture(image, { width: 3, height: 2 }).join('\n'))).toEqual([' @@'])
  })
})

describe('a scale', () => {
  it('is not set by an outlier', () => {
    expect(scaleOf([...Array.from({ length: 200 }, () => -2), 100])).toBe(2)
  })
  it.each([[[0, 0]], [[]]])('is 1 for %j', values => {
    expect(scaleOf(values)).toBe(1)
  })
})
