import { describe, expect, it } from 'vitest'
import { fitted, isEven, type Line, mostColumns, widthOf } from '../../../source/ui/charts/line.js'
import { cells } from '../../../source/ui/palette.js'
import { ascii, blocks } from '../../../source/ui/theme.js'

describe('a text is even', () => {
  it.each([
    ['ASCII', ' !~aZ09'],
    ['nothing', ''],
    ['Latin with accents', 'Übermäßig ¡ñ!'],
    ['Greek and Cyrillic', 'ηθλ привет'],
    ['signs of ours', '− – · × … → ↑↓ ‖∇C‖ ∂ ≥'],
    ['blocks and lines', '╭─╮│┊▁█▀'],
    ['braille', '⠋⠙'],
    ['all glyphs of the themes', [blocks, ascii].flatMap(glyphs => Object.values(glyphs).flat()).join('')],
    ['all pictures', cells.map((_, i) => String.fromCharCode(0xe000 + i)).join('')]
  ])('with %s', (_, text) => {
    expect(isEven(text)).toBe(true)
    expect(mostColumns(text)).toBe(text.length)
  })

  it.each([
    ['Chinese', '猫'],
    ['Korean', '고양이'],
    ['a wide form of a letter', 'Ａ'],
    ['an emoji', '🐈'],
    ['a sign that may be drawn as an emoji', '✔'],
    ['a sign made an emoji', '↔\ufe0f'],
    ['a combining accent', 'e\u0301'],
    ['a combining sign', 'a\u20d7'],
    ['a joiner', 'a\u200db'],
    ['a soft hyphen', 'a\u00adb'],
    ['half of a pair', '\ud83d'],
    ['an escape', '\u001b'],
    ['a line end', 'a\nb'],
    ['the token of a row', '\u{f0000}']
  ])('but not with %s', (_, text) => {
    expect(isEven(text)).toBe(false)
    expect(mostColumns(text)).toBe(2 * text.length)
  })
})

describe('fitted', () => {
  const line: Line = [{ text: 'abc', tone: 'dim' }, { text: 'def' }]
  it.each<[number, Line]>([
    [7, line],
    [6, line],
    [5, [{ text: 'abc', tone: 'dim' }, { text: 'd…' }]],
    [4, [{ text: 'abc', tone: 'dim' }, { text: '…' }]],
    [3, [{ text: 'ab…', tone: 'dim' }]],
    [1, [{ text: '…', tone: 'dim' }]]
  ])('to %d columns is cut off where it is wider, and says so', (width, shown) => {
    expect(fitted(line, width)).toEqual(shown)
    expect(widthOf(shown)).toBe(Math.min(width, 6))
  })

  it('does not mind empty pieces', () => {
    expect(fitted([{ text: 'abc' }, { text: '' }], 3)).toEqual([{ text: 'abc' }, { text: '' }])
  })
})
