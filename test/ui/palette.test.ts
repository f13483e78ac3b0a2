import { describe, expect, it } from 'vitest'
import { createBrush } from '../../source/ui/painter/brush.js'
import {
  type Cell,
  cells,
  magnitudeLevel,
  magnitudeLevels,
  magnitudePair,
  onMagnitude,
  signedLevel,
  signedLevels,
  signedPair,
  steadyLevel,
  zeroLevel
} from '../../source/ui/palette.js'
import { luminance, rgbOf } from './contrast.js'

const cellOf = (character: string): Cell => cells[character.charCodeAt(0) - 0xe000]!
const levels = Array.from({ length: signedLevels }, (_, level) => level)
const magnitudes = Array.from({ length: magnitudeLevels }, (_, level) => level)
const inscriptions = '0123456789 ·.kM%'
const colorOf = (level: number) => cellOf(signedPair(level, level)).foreground!
const brightness = ([red, green, blue]: readonly number[]) => red! + green! + blue!

describe('signed levels', () => {
  it('come back from the value each stands for', () => {
    expect(levels.map(level => signedLevel((2 * level) / (signedLevels - 1) - 1))).toEqual(levels)
  })

  it('give zero a level of its own, the lightest, in the middle', () => {
    expect(signedLevel(0)).toBe(zeroLevel)
    expect(levels.filter(level => level !== zeroLevel)).toHaveLength(signedLevels - 1)
    expect(zeroLevel).toBe(signedLevels - 1 - zeroLevel)
    for (const level of levels)
      expect(brightness(colorOf(level).rgb)).toBeLessThanOrEqual(brightness(colorOf(zeroLevel).rgb))
  })

  it('are blue below zero and red above', () => {
    for (const level of levels) {
      const [red, , blue] = colorOf(level).rgb
      if (level < zeroLevel) expect(blue, String(level)).toBeGreaterThan(red)
      if (level > zeroLevel) expect(red, String(level)).toBeGreaterThan(blue)
    }
  })

  it.each([
    [-7, 0],
    [Number.NEGATIVE_INFINITY, 0],
    [7, signedLevels - 1],
    [Number.POSITIVE_INFINITY, signedLevels - 1]
  ])('cut %d off at %d', (value, level) => {
    expect(signedLevel(value)).toBe(level)
  })
})

describe('steady levels', () => {
  const step = 2 / (signedLevels - 1)
  it.each([
    ['in the middle of it', 0, true],
    ['at its edge', 0.5, true],
    ['a little beyond', 0.9, true],
    ['a little beyond on the other side', -0.9, true],
    ['on the next level', 1.1, false],
    ['far away', -5, false]
  ])('stay where they are for a value %s', (_, levelsAway, stays) => {
    const value = levelsAway * step
    expect(steadyLevel(value, zeroLevel)).toBe(stays ? zeroLevel : signedLevel(value))
  })

  it('are never further than a level from what the value would have', () => {
    for (let value = -1.5; value <= 1.5; value += 0.001)
      for (const before of levels)
        expect(Math.abs(steadyLevel(value, before) - signedLevel(value))).toBeLessThanOrEqual(1)
  })

  it('are cut off at the ends as others are', () => {
    expect([steadyLevel(7, 3), steadyLevel(-7, 3)]).toEqual([signedLevels - 1, 0])
  })

  it('are zero where there is no number', () => {
    expect(steadyLevel(Number.NaN, 3)).toBe(zeroLevel)
  })
})

describe('pairs of signed pixels', () => {
  it('keep both levels: the upper as the colour of the half block, the lower behind it', () => {
    for (const top of levels)
      for (const bottom of levels) {
        const { glyph, foreground, background } = cellOf(signedPair(top, bottom))
        expect({ glyph, foreground, background }).toEqual({
          glyph: '▀',
          foreground: colorOf(top),
          background: colorOf(bottom)
        })
      }
  })

  it('have a character each, one column wide and private', () => {
    const characters = levels.flatMap(top => levels.map(bottom => signedPair(top, bottom)))
    expect(new Set(characters).size).toBe(signedLevels ** 2)
    expect(characters.filter(character => !/^[\ue000-\uf8ff]$/.test(character))).toEqual([])
  })

  it.each([
    ['both strongly negative', 0, 0, '='],
    ['both zero', zeroLevel, zeroLevel, ' '],
    ['both strongly positive', signedLevels - 1, signedLevels - 1, '#'],
    ['weakly negative', zeroLevel - 5, zeroLevel - 5, '-'],
    ['weakly positive', zeroLevel + 5, zeroLevel + 5, '+']
  ])('have a plain character: %s', (_, top, bottom, plain) => {
    expect(cellOf(signedPair(top, bottom)).plain).toBe(plain)
  })
})

describe('magnitudes', () => {
  it('come back from the value each stands for', () => {
    expect(magnitudes.map(level => magnitudeLevel(level / (magnitudeLevels - 1)))).toEqual(magnitudes)
    expect([magnitudeLevel(-1), magnitudeLevel(9)]).toEqual([0, magnitudeLevels - 1])
  })

  it('carry each character at each level, with a background of the level', () => {
    const backgrounds = magnitudes.map(level => {
      const written = [...onMagnitude(inscriptions, level)]
      expect(written.map(character => cellOf(character).glyph).join('')).toBe(inscriptions)
      expect(written.map(character => cellOf(character).plain).join('')).toBe(inscriptions)
      return new Set(written.map(character => String(cellOf(character).background!.rgb)))
    })
    expect(backgrounds.map(({ size }) => size)).toEqual(magnitudes.map(() => 1))
    expect(new Set(backgrounds.flatMap(colors => [...colors])).size).toBe(magnitudeLevels)
  })

  it('have characters of their own, private and apart from the pictures', () => {
    const characters = magnitudes.flatMap(level => [...onMagnitude(inscriptions, level)])
    const pictures = new Set(levels.flatMap(top => levels.map(bottom => signedPair(top, bottom))))
    expect(new Set(characters).size).toBe(magnitudeLevels * inscriptions.length)
    expect(characters.filter(character => pictures.has(character))).toEqual([])
    expect(characters.filter(character => !/^[\ue000-\uf8ff]$/.test(character))).toEqual([])
  })

  it('write in black on light and in white on dark', () => {
    expect(cellOf(onMagnitude('7', 0)).foreground!.rgb).toEqual([255, 255, 255])
    expect(cellOf(onMagnitude('7', magnitudeLevels - 1)).foreground!.rgb).toEqual([0, 0, 0])
  })

  it('leave other characters as they are', () => {
    expect(onMagnitude('ab−', 3)).toBe('ab−')
  })
})

describe('among 256 colours', () => {
  const rgbAt = (text: string) => {
    const { foreground } = createBrush(8).pictures[text.charCodeAt(0) - 0xe000]!.style
    return rgbOf(foreground)
  }
  const signed = levels.map(level => rgbAt(signedPair(level, level)))
  const greater = magnitudes.map(level => rgbAt(magnitudePair(level, level)))

  it('signed values keep their hue: never more red than blue below zero, never more blue than red above', () => {
    expect(signed.slice(0, zeroLevel).filter(([red, , blue]) => red! > blue!)).toEqual([])
    expect(signed.slice(0, 8).filter(([, green, blue]) => green! >= blue!)).toEqual([])
    expect(signed.slice(zeroLevel + 1).filter(([red, , blue]) => blue! > red!)).toEqual([])
  })

  it('what is farther from zero is never lighter, and a greater magnitude never darker', () => {
    const falls = (lights: readonly number[]) => lights.filter((light, i) => i > 0 && light < lights[i - 1]! - 1e-9)
    expect(falls(signed.slice(0, zeroLevel + 1).map(luminance))).toEqual([])
    expect(falls(signed.slice(zeroLevel).map(luminance).reverse())).toEqual([])
    expect(falls(greater.map(luminance))).toEqual([])
  })
})
