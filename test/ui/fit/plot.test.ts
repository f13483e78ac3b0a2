import { describe, expect, it } from 'vitest'
import { sample } from '../../../source/dataset/curve/curve.js'
import { parsePoints } from '../../../source/dataset/curve/points.js'
import { networkOf } from '../../../source/engine/curve/network.js'
import { fitPlot } from '../../../source/ui/fit/plot.js'
import { blocks } from '../../../source/ui/theme.js'

const network = networkOf('relu', { w: [2], b: [0], v: [1], c: -1 })
const plot = (curve: Parameters<typeof fitPlot>[0]['curve'], hasParts = false) =>
  fitPlot({ curve, network, hasParts, width: 31, height: 6, glyphs: blocks })
const text = (lines: ReturnType<typeof plot>) => lines.map(line => line.map(segment => segment.text).join(''))

describe('the plot', () => {
  it('draws the network over the curve, and axes', () => {
    expect(text(plot(sample('x', x => x, { from: -1, to: 1 })))).toMatchInlineSnapshot(`
      [
        "      │                    ⢀⣀⣀⡴",
        "      │               ⣀⣠⠴⠒⢀⡴⠚⠁ ",
        "     0┤         ⣀⣠⠤⠖⠚⠉⠁⢀⡤⠞⠉    ",
        "      │   ⢀⣀⡤⠴⠚⠉⠁   ⢀⣠⠞⠉       ",
        "      │⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠖⠋          ",
        "       -1          0          x",
      ]
    `)
  })

  it('tells them apart by their tones, the network on top', () => {
    const tones = plot(
      sample('x', x => x, { from: -1, to: 1 }),
      true
    ).flatMap(line => line.map(({ tone }) => tone))
    expect(new Set(tones)).toEqual(new Set(['dim', undefined, 'accent']))
  })

  it('draws points as points, on top of the network', () => {
    const lines = plot(parsePoints('-1,-1\n0,1\n1,-1', 'p.csv'))
    expect(text(lines)).toMatchInlineSnapshot(`
      [
        "      │            ⠂         ⣀⡴",
        "      │                   ⢀⡴⠚⠁ ",
        "     0┤                ⢀⡤⠞⠉    ",
        "      │             ⢀⣠⠞⠉       ",
        "      │⠄⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠖⠋         ⠠",
        "       -1          0          x",
      ]
    `)
  })

  it('puts a constant in the middle', () => {
    const lines = fitPlot({
      curve: sample('7', () => 7, { from: 0, to: 1 }),
      network: null,
      hasParts: false,
      width: 31,
      height: 6,
      glyphs: blocks
    })
    expect(text(lines)).toMatchInlineSnapshot(`
      [
        "    10┤                        ",
        "      │                        ",
        "      │⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤",
        "     5┤                        ",
        "      │                        ",
        "       0.0        0.5         x",
      ]
    `)
  })
})
