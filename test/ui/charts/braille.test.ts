import { describe, expect, it } from 'vitest'
import { createCanvas, dotCurve, drawCurve, layered, setDot } from '../../../source/ui/charts/braille.js'

const text = (...canvases: ReturnType<typeof createCanvas>[]) =>
  layered(canvases.map(canvas => ({ canvas }))).map(line => line.map(segment => segment.text).join(''))

describe('a canvas', () => {
  it.each([
    [0, 0, '⠁'],
    [1, 0, '⠈'],
    [0, 1, '⠂'],
    [1, 1, '⠐'],
    [0, 2, '⠄'],
    [1, 2, '⠠'],
    [0, 3, '⡀'],
    [1, 3, '⢀']
  ])('shows the dot at %d, %d as %s', (x, y, character) => {
    const canvas = createCanvas(1, 1)
    setDot(canvas, x, y)
    expect(text(canvas)).toEqual([character])
  })

  it('leaves out what is outside', () => {
    const canvas = createCanvas(1, 1)
    for (const [x, y] of [
      [-1, 0],
      [2, 0],
      [0, -1],
      [0, 4]
    ] as const)
      setDot(canvas, x, y)
    expect(text(canvas)).toEqual([' '])
  })
})

describe('a curve', () => {
  const range = { low: 0, high: 7 }
  it('goes from the lowest dot to the highest without gaps', () => {
    const canvas = createCanvas(2, 2)
    drawCurve(canvas, [0, 0, 7, 7], range)
    expect(text(canvas)).toMatchInlineSnapshot(`
      [
        " ⡏",
        "⣸⠁",
      ]
    `)
  })

  it('has a hole where it is no number, and stays inside where it leaves the picture', () => {
    const canvas = createCanvas(2, 2)
    drawCurve(canvas, [3, Number.NaN, 100, -100], range)
    expect(text(canvas)).toMatchInlineSnapshot(`
      [
        " ⡇",
        "⠁⢹",
      ]
    `)
  })

  it('can be dots with gaps between them', () => {
    const canvas = createCanvas(4, 1)
    dotCurve(canvas, new Float64Array(8), range, 5)
    expect(text(canvas)).toEqual(['⢀ ⢀ '])
  })
})

describe('layers', () => {
  it('show of each character what is on top, in its tone', () => {
    const [above, below] = [createCanvas(3, 1), createCanvas(3, 1)]
    setDot(above, 2, 0)
    setDot(below, 0, 3)
    setDot(below, 2, 3)
    expect(
      layered([
        { canvas: above, tone: 'accent' },
        { canvas: below, tone: 'dim' }
      ])
    ).toEqual([
      [
        { text: '⡀', tone: 'dim' },
        { text: '⠁ ', tone: 'accent' }
      ]
    ])
  })
})
