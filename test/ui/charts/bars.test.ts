import { describe, expect, it } from 'vitest'
import { bar, outputBars } from '../../../source/ui/charts/bars.js'
import { ascii, blocks } from '../../../source/ui/theme.js'

describe('a bar', () => {
  it.each([
    [0, '          '],
    [0.01, '▏         '],
    [0.5, '█████     '],
    [0.55, '█████▌    '],
    [0.999, '██████████'],
    [1, '██████████'],
    [7, '██████████'],
    [-1, '          '],
    [Number.NaN, '          ']
  ])('for %d is “%s”', (share, drawn) => {
    expect(bar(share, 10, blocks)).toBe(drawn)
  })
  it('is made of ASCII where that is all there is', () => {
    expect(bar(0.55, 10, ascii)).toBe('======    ')
  })
})

describe('outputs as bars', () => {
  const drawn = (values: readonly number[], classes: readonly string[], wanted: number | null, width = 22) =>
    outputBars({ values, classes, wanted }, width, blocks).map(line => line.map(({ text }) => text).join(''))
  it('mark the wanted one', () => {
    expect(drawn([0.25, 1, 0], ['0', '1', '2'], 0)).toEqual([
      '›0  0.250 ███         ',
      ' 1  1.000 ████████████',
      ' 2  0.000             '
    ])
  })
  it('have room for names, but not for all of a long one', () => {
    expect(drawn([0.5, -0.5], ['cat', 'hippopotamus'], null)).toEqual([
      '      cat  0.500 ██▌  ',
      ' hippopot -0.500      '
    ])
  })
  it('end at the largest where that is above 1', () => {
    expect(drawn([4, 2], ['a', 'b'], 1)).toEqual([' a  4.000 ████████████', '›b  2.000 ██████      '])
  })
  it('let the answer stand out', () => {
    const tones = outputBars({ values: [0.2, 0.3], classes: ['a', 'b'], wanted: 0 }, 20, blocks).map(
      line => line[1]!.tone
    )
    expect(tones).toEqual([undefined, 'bold'])
  })
})
