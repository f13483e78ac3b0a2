import { describe, expect, it } from 'vitest'
import { createBrush } from '../../../source/ui/painter/brush.js'
import { tokenOf } from '../../../source/ui/painter/row-tokens.js'
import { createDrawer } from '../../../source/ui/painter/screen-row.js'
import { signedPair } from '../../../source/ui/palette.js'
import { written } from '../painted.js'

const draw = createDrawer(createBrush(24))
const textOf = (row: string) =>
  draw(row)
    .cells.map(({ glyph }) => glyph)
    .join('')
const token = (text: string) => tokenOf([{ text }])

describe('a row is drawn', () => {
  it.each([
    ['plain', 'plain text'],
    ['styled', 'a \u001b[1;38;5;30mtitle\u001b[m and \u001b[31;4munderlined\u001b[m'],
    ['nothing', '']
  ])('as Ink writes it: %s', (_, text) => {
    expect(written(draw(text))).toBe(text)
  })

  it('without the spaces behind it, but not without those that have a style', () => {
    expect(textOf('a b   ')).toBe('a b')
    expect(textOf('   ')).toBe('')
    expect(textOf('a \u001b[7m \u001b[27m ')).toBe('a  ')
  })

  it.each([
    ['alone', token('a row'), 'a row'],
    ['with as many spaces behind it as it has columns', `${token('a row')}    `, 'a row'],
    ['before other text', `${token('a row')}    |`, 'a row|'],
    ['in more room than it needs', `${token('a row')}       |`, 'a row   |'],
    ['that is empty', `${token('')}  |`, '   |'],
    ['beside another', `${token('one')}  ${token('two')}  !`, 'onetwo!'],
    ['behind other text', `  ${token('one')}`, '  one'],
    ['that nobody knows', '\u{ffffd}  |', '   |']
  ])('from its token: %s', (_, text, drawn) => {
    expect(textOf(text)).toBe(drawn)
  })

  it('in the tones of its pieces', () => {
    const row = tokenOf([{ text: 'cost', tone: 'bold' }, { text: ' ' }, { text: '0.5', tone: 'accent' }])
    expect(written(draw(row))).toBe('\u001b[1mcost\u001b[m \u001b[38;5;30m0.5\u001b[m')
  })

  it('with the pictures in it', () => {
    expect(written(draw(token(signedPair(0, 0))))).toBe('\u001b[38;2;5;48;97;48;2;5;48;97m▀\u001b[m')
  })
})

describe('a row is even', () => {
  it.each([
    [true, 'text, ╭ lines ╮ and ▁▂▃ bars'],
    [true, `${token('a row')}    |`],
    [false, '猫'],
    [false, 'e\u0301'],
    // Whatever a terminal makes of it goes on to the terminal as it is.
    [false, '\u001b]8;;http://a.b\u0007link\u001b]8;;\u0007']
  ])('%s: %s', (isEven, text) => {
    expect(draw(text).isEven).toBe(isEven)
    expect(isEven || written(draw(text))).toBe(isEven || text)
  })
})
