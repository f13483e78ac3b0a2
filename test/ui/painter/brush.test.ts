import { describe, expect, it } from 'vitest'
import { createAsciiBrush, createBrush } from '../../../source/ui/painter/brush.js'
import type { ColorDepth } from '../../../source/ui/painter/colors.js'
import { createDrawer } from '../../../source/ui/painter/screen-row.js'
import { onMagnitude, signedLevels, signedPair, zeroLevel } from '../../../source/ui/palette.js'
import { written } from '../painted.js'

const last = signedLevels - 1
const redOverBlue = signedPair(last, 0)
const white = signedPair(zeroLevel, zeroLevel)
const depths: readonly ColorDepth[] = [1, 4, 8, 24]
const painted = (text: string, brush = createBrush(24)) => written(createDrawer(brush)(text))

describe('a brush', () => {
  it.each([
    [1, 'a b'],
    [4, 'a\u001b[31;44m▀\u001b[mb'],
    [8, 'a\u001b[38;5;52;48;5;17m▀\u001b[mb'],
    [24, 'a\u001b[38;2;103;0;31;48;2;5;48;97m▀\u001b[mb']
  ] as const)('paints red over blue at depth %d', (depth, expected) => {
    expect(painted(`a${redOverBlue}b`, createBrush(depth))).toBe(expected)
  })

  it.each([
    [1, '7'],
    [4, '\u001b[30;103m7\u001b[m'],
    [8, '\u001b[38;5;16;48;5;220m7\u001b[m'],
    [24, '\u001b[38;2;0;0;0;48;2;253;231;37m7\u001b[m']
  ] as const)('writes a number on the brightest magnitude at depth %d', (depth, expected) => {
    expect(painted(onMagnitude('7', 15), createBrush(depth))).toBe(expected)
  })

  it('says a colour once for neighbours that share it, and of two only the one that changes', () => {
    expect(painted(redOverBlue + redOverBlue + white + white + signedPair(zeroLevel, 0), createBrush(4))).toBe(
      '\u001b[31;44m▀▀\u001b[97;107m▀▀\u001b[44m▀\u001b[m'
    )
  })

  it.each(depths)('has one glyph for each picture at depth %d, and a space for what stands for nothing', depth => {
    const row = createDrawer(createBrush(depth))(`${redOverBlue}${white} ${onMagnitude('12', 3)}\uf8fe.`)
    expect(row.cells.map(({ glyph }) => [...glyph].length)).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(row.cells.at(-2)!.glyph).toBe(' ')
  })

  it('keeps all that is clearly negative blue at depth 4', () => {
    const texts = [0, 2, 4, 6, 8].map(level => painted(signedPair(level, level), createBrush(4)))
    expect(texts.filter(text => !/\u001b\[(34|94);(44|104)m/.test(text))).toEqual([])
  })

  it('has no colour and no weight at depth 1', () => {
    expect(Object.values(createBrush(1).tones).filter(style => Object.values(style).some(Boolean))).toEqual([])
  })
})

describe('a brush for ASCII', () => {
  it.each(depths)('writes nothing but ASCII at depth %d', depth => {
    const text = `╭ η 0.3→0.5 · 3×${redOverBlue}${white}${onMagnitude('1·', 3)}猫…`
    expect(painted(text, createAsciiBrush(depth))).toBe('? n 0.3>0.5 . 3x  1.?~')
  })

  it('still lets text stand out', () => {
    expect(createAsciiBrush(4).tones).toEqual(createBrush(4).tones)
  })
})
