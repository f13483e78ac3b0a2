import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Event } from '../../source/trainer/protocol.js'
import { accentAt } from '../../source/ui/painter/brush.js'
import { ascii, blocks, glyphsFor } from '../../source/ui/theme.js'
import { failed, finished, loading, paused, training } from './run.js'
import { showApp } from './screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const size = { columns: 80, rows: 24 }

describe('the Train screen', () => {
  it.each([
    ['true colour', 24, blocks],
    ['256 colours', 8, blocks],
    ['sixteen colours', 4, blocks],
    ['no colour', 1, glyphsFor(blocks, 1)]
  ] as const)('in %s', (_, depth, glyphs) => {
    const app = showApp({ ...size, events: training, glyphs })
    app.close()
    const rows = app.painted(depth).map(row => row.replaceAll('\u001b', '␛'))
    expect(rows.join('\n')).toMatchSnapshot()
    const codes = rows.join('').match(/␛\[[\d;]*m/g) ?? []
    if (depth === 1) expect(codes).toEqual([])
    else expect(codes.join('').includes('38;2;')).toBe(depth === 24)
  })

  it('in ASCII', () => {
    const app = showApp({ ...size, events: training, glyphs: ascii })
    app.close()
    expect(app.inAscii().join('\n')).toMatchSnapshot()
  })
})

describe('with ASCII glyphs', () => {
  const keys = ['', '?', '2', '2?']
  it.each<[string, readonly Event[]]>([
    ['loading', loading],
    ['training', training],
    ['paused', paused],
    ['finished', finished],
    ['failed', failed]
  ])('nothing but ASCII is on any screen while %s', async (_, events) => {
    for (const pressed of keys)
      for (const [columns, rows] of [
        [40, 12],
        [80, 24],
        [120, 36]
      ] as const) {
        const app = showApp({ columns, rows, events, glyphs: ascii })
        for (const key of pressed) await app.press(key)
        app.close()
        expect(app.inAscii().join('\n')).toMatch(/^[\n -~]*$/)
      }
  })

  it.each([
    ['in ASCII', ascii],
    ['without colour', glyphsFor(blocks, 1)]
  ])('the help does not tell of colours %s', async (_, glyphs) => {
    const app = showApp({ columns: 120, rows: 36, events: training, glyphs })
    await app.press('?')
    app.close()
    const text = app.lines().join('\n')
    expect(text).toContain('What a neuron looks for: +*# wants ink there, -~= none.')
    expect(text).not.toMatch(/\b(red|blue)\b/)
  })
})

describe('the accent', () => {
  /** Relative luminance and contrast as WCAG 2.2 defines them. */
  const luminance = (rgb: readonly number[]) => {
    const [red, green, blue] = rgb.map(value => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

  it('is read on black and on white alike', () => {
    expect([8, 24].map(depth => accentAt(depth as 8 | 24))).toEqual(['38;5;30', '38;5;30'])
    // Number 30 of xterm's cube: no red, two steps of green and of blue.
    const teal = luminance([0, 135, 135])
    expect(contrast(teal, luminance([0, 0, 0]))).toBeGreaterThan(4.3)
    expect(contrast(teal, luminance([255, 255, 255]))).toBeGreaterThan(4.3)
  })
})
