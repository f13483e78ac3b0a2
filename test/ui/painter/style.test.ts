import { describe, expect, it } from 'vitest'
import { isSameStyle, plain, restyled, type Style, styleChange } from '../../../source/ui/painter/style.js'

const red = { ...plain, foreground: '31' }
const dim = { ...plain, weight: '2' } as const
const bold = { ...plain, weight: '1' } as const
const onBlue = { ...plain, foreground: '38;2;1;2;3', background: '48;5;17' }
const underlined = { ...red, other: '4' }

describe('restyled', () => {
  it.each<[string, Style, string, Style]>([
    ['a colour', plain, '31', red],
    ['a bright colour', plain, '91', { ...plain, foreground: '91' }],
    ['a background', red, '104', { ...red, background: '104' }],
    ['colours of 8 and 24 bits in one', plain, '38;2;1;2;3;48;5;17', onBlue],
    ['the terminal’s own colours', onBlue, '39;49', plain],
    ['bold', plain, '1', bold],
    ['dim behind bold', bold, '2', { ...plain, weight: '1;2' }],
    ['bold behind dim', dim, '1', { ...plain, weight: '1;2' }],
    ['bold again', bold, '1', bold],
    ['neither', { ...red, weight: '1;2' }, '22', red],
    ['an underline', red, '4', underlined],
    ['the same again', underlined, '4', underlined],
    ['no underline', underlined, '24', red],
    ['another attribute', underlined, '7', { ...red, other: '4;7' }],
    ['one less', { ...red, other: '4;7' }, '24', { ...red, other: '7' }],
    ['a reset', { ...onBlue, weight: '1', other: '4' }, '0', plain],
    ['a reset without a number', onBlue, '', plain],
    ['a reset and a colour', onBlue, '0;31', red]
  ])('knows the style behind %s', (_, style, parameters, expected) => {
    expect(restyled(style, parameters)).toEqual(expected)
  })
})

describe('styleChange', () => {
  it.each<[Style, Style, string]>([
    [plain, plain, ''],
    [red, { ...red }, ''],
    [plain, red, '\u001b[31m'],
    [red, plain, '\u001b[m'],
    [red, onBlue, '\u001b[38;2;1;2;3;48;5;17m'],
    [onBlue, { ...onBlue, foreground: '31' }, '\u001b[31m'],
    [onBlue, { ...onBlue, foreground: '' }, '\u001b[39m'],
    [onBlue, red, '\u001b[31;49m'],
    [bold, { ...dim, foreground: '31' }, '\u001b[22;2;31m'],
    [{ ...red, weight: '2' }, red, '\u001b[22m'],
    [underlined, { ...red, other: '7' }, '\u001b[0;31;7m'],
    [underlined, { ...underlined, weight: '1' }, '\u001b[1m']
  ])('says what is between %o and %o in one sequence', (from, to, sequence) => {
    expect(styleChange(from, to)).toBe(sequence)
  })

  const styles: Style[] = []
  for (const weight of ['', '1', '2', '1;2'] as const)
    for (const foreground of ['', '36', '38;2;1;2;3'])
      for (const background of ['', '41', '48;5;9'])
        for (const other of ['', '4', '3;7']) styles.push({ weight, foreground, background, other })

  it('leads from any style to any other', () => {
    for (const from of styles)
      for (const to of styles) {
        const parameters = styleChange(from, to).slice(2, -1)
        const reached = isSameStyle(from, to) ? from : restyled(from, parameters)
        expect(reached, `${JSON.stringify(from)} → ${JSON.stringify(to)}`).toEqual(to)
      }
  })
})
