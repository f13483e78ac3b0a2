import { describe, expect, it } from 'vitest'
import { percent, short, table, withSpread, wrapped } from '../../bench/table.js'

describe('a number with three digits', () => {
  it.each([
    [0.071_23, '0.0712'],
    [0.000_5, '0.000500'],
    [0, '0.00'],
    [9.999, '10.0'],
    [22.44, '22.4'],
    [182.4, '182'],
    [182_092.3, '182,092'],
    [-1.5, '-1.50'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–']
  ])('%d is written %s', (value, wanted) => {
    expect(short(value)).toBe(wanted)
  })
})

it('writes shares as percent and a median with its extremes', () => {
  expect(percent(0.9712, 2)).toBe('97.12 %')
  expect(withSpread({ median: 2, lowest: 1, highest: 3 }, (value: number) => `${value} s`)).toBe('2 s (1 s…3 s)')
})

it('makes columns as wide as their widest cell, the first to the left and the others to the right', () => {
  expect(
    table(
      [
        ['network', 's'],
        ['a', 10.5]
      ],
      '  '
    )
  ).toEqual(['network     s', 'a        10.5'])
})

it('breaks lines between words before column 120', () => {
  const lines = wrapped('twelve chars '.repeat(30).trim()).split('\n')
  expect(lines.every(line => line.length <= 120)).toBe(true)
  expect(lines.slice(1).every(line => line.startsWith('  '))).toBe(true)
  expect(lines.map(line => line.trim()).join(' ')).toBe('twelve chars '.repeat(30).trim())
})
