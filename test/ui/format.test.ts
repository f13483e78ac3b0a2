import { describe, expect, it } from 'vitest'
import {
  clock,
  compact,
  fileSize,
  grouped,
  measure,
  percent,
  placeName,
  short,
  shortPlace,
  signed
} from '../../source/ui/format.js'

describe('grouped', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [13_002, '13,002'],
    [1_234_567.6, '1,234,568']
  ])('writes %d as %s', (value, text) => {
    expect(grouped(value)).toBe(text)
  })
})

describe('percent', () => {
  it.each([
    [0, '0.00 %'],
    [0.9482, '94.82 %'],
    [1, '100.00 %'],
    [null, '–'],
    [undefined, '–']
  ])('writes the share %s as %s', (share, text) => {
    expect(percent(share)).toBe(text)
  })
})

describe('compact', () => {
  it.each([
    [0, '0'],
    [999.4, '999'],
    [999.5, '1.00k'],
    [1234, '1.23k'],
    [9994, '9.99k'],
    [9996, '10.0k'],
    [99_960, '100k'],
    [612_345, '612k'],
    [999_499, '999k'],
    [999_500, '1.00M'],
    [12_345_678, '12.3M'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–']
  ])('writes %d as %s', (value, text) => {
    expect(compact(value)).toBe(text)
  })
})

describe('clock', () => {
  it.each([
    [-1, '0:00'],
    [0, '0:00'],
    [59.4, '0:59'],
    [59.6, '1:00'],
    [75, '1:15'],
    [3599.7, '1:00:00'],
    [3675, '1:01:15'],
    [360_000, '100:00:00']
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text)
  })
})

describe('measure', () => {
  it.each([
    [0, '0'],
    [0.3, '0.3000'],
    [0.015, '0.01500'],
    [0.001, '0.00100'],
    [0.000_999, '1.0e-3'],
    [3e-5, '3.0e-5'],
    [1.5, '1.500'],
    [12.345, '12.35'],
    [1234.5, '1235'],
    [99_999, '99999'],
    [100_000, '1.0e+5'],
    [-0.5, '-0.5000'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–']
  ])('writes %d as %s', (value, text) => {
    expect(measure(value)).toBe(text)
  })

  it('never needs more than the eight columns beside a minus sign', () => {
    for (let power = -12; power < 12; power++)
      for (const mantissa of [1, 1.2345, 5, 9.9994, 9.9999]) {
        expect(measure(mantissa * 10 ** power).length, `${mantissa}e${power}`).toBeLessThanOrEqual(8)
      }
  })
})

describe('fileSize', () => {
  it.each([
    [1, '1 kB'],
    [53_127, '54 kB'],
    [999_000, '999 kB'],
    [1_000_000, '1.0 MB'],
    [12_345_678, '12.3 MB']
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text)
  })
})

describe('a place in a run', () => {
  it.each([
    [{ epoch: 3, batch: 0 }, 'epoch 3', '3'],
    [{ epoch: 3, batch: 1930 }, 'epoch 3 batch 1,930', '3+1930'],
    [{ epoch: 0, batch: 5 }, 'epoch 0 batch 5', '0+5']
  ])('%o is %s, or %s in a column', (place, name, text) => {
    expect([placeName(place), shortPlace(place)]).toEqual([name, text])
  })
})

describe('short', () => {
  it.each([
    [0.3, '0.3'],
    [0.15000000000000002, '0.15'],
    [12.345, '12.3'],
    [1, '1'],
    [0.00002, '0.00002']
  ])('writes %d as %s', (value, text) => {
    expect(short(value)).toBe(text)
  })
})

describe('signed', () => {
  it.each([
    [-0.014123, ' −0.0141'],
    [12.345, '   +12.3'],
    [-1.9666, '   −1.97'],
    [0.00063, '+0.00063'],
    [-3.14e-5, ' −3.1e-5'],
    [1234.5, '   +1235'],
    [123456, ' +1.2e+5'],
    [0, '       0'],
    [Number.NEGATIVE_INFINITY, '    −inf'],
    [Number.NaN, '       –']
  ])('writes %d as “%s”, in eight columns', (value, text) => {
    expect(signed(value)).toBe(text)
  })
})
