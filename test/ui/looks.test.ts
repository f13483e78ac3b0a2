import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accentAt, createAsciiBrush, createBrush } from '../../source/ui/painter/brush.js'
import { plain } from '../../source/ui/painter/style.js'
import { ascii, blocks, glyphsFor } from '../../source/ui/theme.js'
import { savedAt } from './checkpoints/listing.js'
import { contrast, rgbOf } from './contrast.js'
import { depths, lookOf, textRows, titled } from './looks.js'
import { play, sceneNames } from './scenes.js'

beforeEach(() => {
  vi.useFakeTimers({ now: savedAt + 30_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const size = { columns: 80, rows: 24 }

describe('every screen, cell for cell, as each kind of terminal shows it', () => {
  it.each(sceneNames)('%s', async name => {
    const coloured = await play(name, { ...size, glyphs: blocks })
    const without = await play(name, { ...size, glyphs: glyphsFor(blocks, 1) })
    const plainest = await play(name, { ...size, glyphs: ascii })
    const uncoloured = without(createBrush(1))
    const inAscii = plainest(createAsciiBrush(24))
    const look = [
      lookOf(depths.map(depth => coloured(createBrush(depth)))),
      titled('without colour', textRows(uncoloured)),
      titled('in ASCII', textRows(inAscii))
    ].join('\n')
    await expect(look).toMatchFileSnapshot(`__snapshots__/looks/${name}.txt`)

    // Nobody knows on what ground the terminal's own colours stand, so little else stands there: see terminals.test.tsx.
    for (const depth of depths) {
      const cells = coloured(createBrush(depth)).flatMap(row => row.cells.filter(({ glyph }) => glyph !== ' '))
      const [bare, painted] = [true, false].map(isBare =>
        cells.filter(cell => (cell.style.background === '') === isBare)
      )
      expect(bare!.filter(({ style }) => !['', accentAt(depth)].includes(style.foreground))).toEqual([])
      // Contours are to be faint, and half blocks are pictures.
      const written = painted!.filter(({ glyph }) => !'▀─│╱╲'.includes(glyph)).map(({ style }) => style)
      const hard = written.filter(({ foreground, background }) => contrast(rgbOf(foreground), rgbOf(background)) < 2.9)
      expect(hard).toEqual([])
    }
    expect(uncoloured.flatMap(({ cells }) => cells.filter(({ style }) => style !== plain))).toEqual([])
    expect(textRows(inAscii).join('')).toMatch(/^[ -~]*$/)
    // Text may stand out in ASCII, too; what was a picture is made of characters.
    expect(inAscii.flatMap(({ cells }) => cells.filter(({ style }) => style.background !== ''))).toEqual([])
  })
})
