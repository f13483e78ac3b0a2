import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Event } from '../../source/trainer/protocol.js'
import { accentAt, createBrush } from '../../source/ui/painter/brush.js'
import { plain, restyled, type Style } from '../../source/ui/painter/style.js'
import { magnitudeLevels, onMagnitude } from '../../source/ui/palette.js'
import { ascii, blocks, glyphsFor } from '../../source/ui/theme.js'
import { screenKey, screens } from '../../source/ui/view.js'
import { contrast, rgbOf } from './contrast.js'
import { inspectedRun } from './inspected.js'
import { failed, finished, loading, paused, training } from './run.js'
import { showApp } from './screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
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
  ])('no screen, nor what explains it, tells of colours %s', async (_, glyphs) => {
    const { events, answerTo } = inspectedRun()
    for (const { name } of screens) {
      const app = showApp({ columns: 120, rows: 36, events, glyphs, answerTo })
      await app.press(screenKey(name))
      await app.rest()
      for (const key of ['', '?', '\u001b', 'i', 'i', 'i', 'i']) {
        await app.press(key)
        expect(app.lines().join('\n')).not.toMatch(/\b(red|blue)\b/)
      }
      app.close()
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

describe('on light and on dark ground', () => {
  const { events, answerTo } = inspectedRun()
  const black = [0, 0, 0]
  const white = [255, 255, 255]

  it.each([
    ['256 colours', accentAt(8), 4.3],
    ['true colour', accentAt(24), 4.3],
    ['sixteen colours', accentAt(4), 4.3]
  ] as const)('the accent is read in %s', (_, code, least) => {
    expect(contrast(rgbOf(code), black)).toBeGreaterThan(least)
    expect(contrast(rgbOf(code), white)).toBeGreaterThan(least)
  })

  it.each([
    ['of VGA', [170, 0, 170]],
    ['of Terminal.app', [178, 0, 178]],
    ['of Solarized', [211, 54, 130]],
    ['of Tango', [117, 80, 123]]
  ])('so is the magenta %s, which stands for it where there are sixteen', (_, magenta) => {
    expect(contrast(magenta, black)).toBeGreaterThan(3)
    expect(contrast(magenta, white)).toBeGreaterThan(3)
  })

  it.each(screens.map(({ name }) => name))(
    'all else on %s is in the terminal’s own colour, or on a ground that is painted',
    async screen => {
      const app = showApp({ columns: 120, rows: 36, events: [...events, ...training.slice(-1)], answerTo })
      await app.press(screenKey(screen))
      await app.rest()
      for (const key of ['', '?', '\u001b', 'i', '\u001b']) {
        await app.press(key)
        for (const depth of [4, 8, 24] as const) {
          const bare = app.painted(depth).flatMap(row => stylesIn(row).filter(({ background }) => background === ''))
          const colors = bare
            .map(({ foreground }) => foreground)
            .filter(color => color !== '' && color !== accentAt(depth))
          expect(colors).toEqual([])
        }
      }
      app.close()
    }
  )

  it.each([
    ['numbers', '7', 4],
    ['numbers', '7', 8],
    ['numbers', '7', 24],
    ['marks of another run', '×', 4],
    ['marks of another run', '×', 8],
    ['marks of another run', '×', 24]
  ] as const)('%s (%s) are read on every colour of a map at depth %d', (_, mark, depth) => {
    const { pictures } = createBrush(depth)
    for (let level = 0; level < magnitudeLevels; level++) {
      const { style } = pictures[onMagnitude(mark, level).charCodeAt(0) - 0xe000]!
      expect(contrast(rgbOf(style.foreground), rgbOf(style.background)), String(level)).toBeGreaterThan(2.9)
    }
  })
})

/** The styles of what a row shows. */
function stylesIn(row: string): Style[] {
  let style = plain
  return [...row.matchAll(/\u001b\[([\d;]*)m|[^ ]/g)].flatMap(([, parameters]) => {
    if (parameters === undefined) return [style]
    style = restyled(style, parameters)
    return []
  })
}
