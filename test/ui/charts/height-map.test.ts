import { describe, expect, it } from 'vitest'
import { gridColumns, gridPoints } from '../../../source/engine/height-grid.js'
import { heightMap, wayLine, withMarks } from '../../../source/ui/charts/height-map.js'
import { blocks } from '../../../source/ui/theme.js'
import { textOf } from '../painted.js'

/** Heights by a function of a grid's column and row. */
const ground = (height: (column: number, row: number) => number) =>
  Float64Array.from({ length: gridPoints }, (_, at) => height(at % gridColumns, Math.floor(at / gridColumns)))
const drawn = (rows: readonly string[]) => textOf(rows.join('\n')).join('\n')

describe('a map of heights', () => {
  it('is dark where it is low, with contours that stand upright on a slope to the right', () => {
    const map = heightMap(
      ground(column => column),
      'linear',
      32,
      3,
      blocks
    )
    expect(drawn(withMarks(map, []))).toMatchInlineSnapshot(`
      "   │...│:::│;;;│+++│***│%%%│####
         │...│:::│;;;│+++│***│%%%│####
         │...│:::│;;;│+++│***│%%%│####"
    `)
    expect([map.least, map.most]).toEqual([0, 64])
    expect([...map.levels[0]!]).toEqual([...map.levels[2]!])
    expect([map.levels[0]![0], map.levels[0]![31]]).toEqual([0, 15])
  })
  it('has level contours on a slope upwards, and slanting ones between', () => {
    expect(
      drawn(
        withMarks(
          heightMap(
            ground((_, row) => row),
            'linear',
            8,
            16,
            blocks
          ),
          []
        )
      )
    ).toMatchInlineSnapshot(`
      "########
      ────────
      %%%%%%%%
      ────────
      ********
      ────────
      ++++++++
      ────────
      ;;;;;;;;
      ────────
      ::::::::
      ────────
      ........
      ────────

      "
    `)
    expect(
      drawn(
        withMarks(
          heightMap(
            ground((column, row) => column + row),
            'linear',
            40,
            16,
            blocks
          ),
          []
        )
      )
    ).toMatchInlineSnapshot(`
      ";;;;;╲++++++++╲*******╲%%%%%%%%╲########
      ;;;;;;;╲++++++++╲*******╲%%%%%%%%╲######
      ╲;;;;;;;;╲+++++++╲********╲%%%%%%%%╲####
      ::╲;;;;;;;;╲+++++++╲********╲%%%%%%%%╲##
      ::::╲;;;;;;;╲++++++++╲********╲%%%%%%%%╲
      ::::::╲;;;;;;;╲++++++++╲********╲%%%%%%%
      :::::::╲:;;;;;;;╲++++++++╲********╲%%%%%
      .╲:::::::╲:;;;;;;;╲++++++++╲********╲%%%
      ..╲.:::::::╲:;;;;;;;╲++++++++╲*******╲%%
      ....╲.:::::::╲:;;;;;;;╲++++++++╲********
      ......╲.:::::::╲;;;;;;;;╲+++++++╲*******
       .......╲.:::::::╲;;;;;;;;╲+++++++╲*****
       ╲ .......╲::::::::╲;;;;;;;╲++++++++╲***
         ╲ .......╲::::::::╲;;;;;;;╲++++++++╲*
           ╲........╲:::::::╲:;;;;;;;╲++++++++
             ╲........╲:::::::╲:;;;;;;;╲++++++"
    `)
  })
  it('has contours at equal factors on a logarithmic scale', () => {
    const map = heightMap(
      ground(column => Math.exp(column)),
      'log',
      32,
      3,
      blocks
    )
    expect(map.most / map.least).toBeCloseTo(Math.exp(64), -26)
    expect(map.levels).toEqual(
      heightMap(
        ground(column => column),
        'linear',
        32,
        3,
        blocks
      ).levels
    )
  })
  it('shows what could not be told as the highest, and does not measure by it', () => {
    const map = heightMap(
      ground(column => (column > 32 ? Number.MAX_VALUE : column)),
      'linear',
      32,
      3,
      blocks
    )
    expect([map.most, map.levels[0]![31]]).toEqual([32, 15])
  })
  it('carries a way with its stops, and leaves out what is beyond its edges', () => {
    const map = heightMap(
      ground(() => 1),
      'log',
      20,
      5,
      blocks
    )
    const stops = [
      { x: 0.05, y: 0.9 },
      { x: 0.5, y: 0.5 },
      { x: 1.5, y: 0.5 }
    ]
    const way = [...wayLine(stops, '·'), ...stops.map(stop => ({ ...stop, glyph: '•' }))]
    expect(drawn(withMarks(map, way))).toMatchInlineSnapshot(`
      " •··
         ·····
             ···•·········

      "
    `)
  })
})
