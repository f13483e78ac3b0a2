import { describe, expect, it } from 'vitest'
import { costChart } from '../../../source/ui/charts/cost-chart.js'
import { ascii, blocks } from '../../../source/ui/theme.js'

type Points = readonly (readonly [number, number])[]
type Marks = Parameters<typeof costChart>[0]['marks']

const rowsOf = (points: Points, width: number, height: number, marks: Marks = [], glyphs = blocks) =>
  costChart({ points, marks, width, height, glyphs }).map(line => line.map(({ text }) => text).join(''))

const many = (count: number, cost: (i: number) => number): Points =>
  Array.from({ length: count }, (_, i) => [(i + 1) / 50, cost(i)] as const)

describe('costChart', () => {
  it('draws a straight scale with labels that are true', () => {
    expect(
      rowsOf(
        many(50, i => 0.8 - i / 100),
        46,
        9
      )
    ).toMatchInlineSnapshot(`
      [
        "  0.80┤──╮                                    ",
        "  0.73┤  ╰─────╮                              ",
        "  0.66┤        ╰────╮                         ",
        "  0.59┤             ╰─────╮                   ",
        "  0.52┤                   ╰────╮              ",
        "  0.45┤                        ╰────╮         ",
        "  0.38┤                             ╰─────╮   ",
        "  0.31┤                                   ╰── ",
        "             0.2     0.4    0.6     0.8  epoch",
      ]
    `)
  })

  it('draws a logarithmic scale when the costs span more than a factor of eight', () => {
    expect(
      rowsOf(
        many(100, i => 1 / (i + 1)),
        46,
        9
      )
    ).toMatchInlineSnapshot(`
      [
        "  0.75┤╮                                      ",
        "  0.41┤│                                      ",
        "  0.22┤╰─╮                                    ",
        "  0.12┤  ╰─╮                                  ",
        " 0.064┤    ╰──╮                               ",
        " 0.034┤       ╰──────╮                        ",
        " 0.019┤              ╰────────────╮           ",
        " 0.010┤                           ╰────────── ",
        "               0.5       1.0      1.5    epoch",
      ]
    `)
  })

  it('marks a change of the learning rate, and writes out the latest', () => {
    const changes = [
      { at: 0.5, from: 0.3, to: 0.5 },
      { at: 0.7, from: 0.5, to: 1.5 }
    ]
    expect(
      rowsOf(
        many(50, i => 0.8 - i / 100),
        46,
        9,
        changes
      )
    ).toMatchInlineSnapshot(`
      [
        "  0.80┤──╮                ┊      ┊η 0.5→1.5   ",
        "  0.73┤  ╰─────╮          ┊      ┊            ",
        "  0.66┤        ╰────╮     ┊      ┊            ",
        "  0.59┤             ╰─────╮      ┊            ",
        "  0.52┤                   ╰────╮ ┊            ",
        "  0.45┤                   ┊    ╰────╮         ",
        "  0.38┤                   ┊      ┊  ╰─────╮   ",
        "  0.31┤                   ┊      ┊        ╰── ",
        "             0.2     0.4    0.6     0.8  epoch",
      ]
    `)
  })

  it('writes beside a mark at the right edge on its left', () => {
    const [top] = rowsOf(
      many(50, i => 0.8 - i / 100),
      46,
      9,
      [{ at: 1, from: 0.3, to: 0.5 }]
    )
    expect(top).toMatchInlineSnapshot(`"  0.80┤──╮                          η 0.3→0.5┊"`)
  })

  it('has an ASCII form', () => {
    const rows = rowsOf(
      many(50, i => 0.8 - i / 100),
      46,
      9,
      [],
      ascii
    )
    expect(rows.filter(row => !/^[\x20-\x7e]*$/.test(row))).toEqual([])
    expect(rows).toMatchInlineSnapshot(`
      [
        "  0.80|--.                                    ",
        "  0.73|  '-----.                              ",
        "  0.66|        '----.                         ",
        "  0.59|             '-----.                   ",
        "  0.52|                   '----.              ",
        "  0.45|                        '----.         ",
        "  0.38|                             '-----.   ",
        "  0.31|                                   '-- ",
        "             0.2     0.4    0.6     0.8  epoch",
      ]
    `)
  })

  it('says that it waits while there are fewer than two points', () => {
    expect(rowsOf([[0.02, 0.8]], 45, 5)).toMatchInlineSnapshot(`
      [
        "",
        "",
        "   the curve begins with the first batches",
        "",
        "",
      ]
    `)
  })

  it('says what else it is told to say then', () => {
    const none = 'a curve begins with the second epoch'
    const lines = costChart({ points: [[1, 0.8]], marks: [], none, width: 45, height: 5, glyphs: blocks })
    expect(lines[2]).toEqual([{ text: `    ${none}`, tone: 'dim' }])
  })

  it('dims all but the curve', () => {
    const marks = [{ at: 0.5, from: 0.3, to: 0.5 }]
    const tones = costChart({ points: many(50, i => 0.8 - i / 100), marks, width: 46, height: 9, glyphs: blocks })
      .flat()
      .filter(({ text }) => /[╭╮╰╯]/.test(text))
      .map(({ tone }) => tone)
    expect(new Set(tones)).toEqual(new Set(['accent']))
  })
})
