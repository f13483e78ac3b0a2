import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Drawing } from '../../../../source/dataset/drawn.js'
import type { InspectAnswer, InspectRequest } from '../../../../source/trainer/inspect/request.js'
import { asciiOnly } from '../../../../source/ui/painter/ascii.js'
import { ascii } from '../../../../source/ui/theme.js'
import { screenKey } from '../../../../source/ui/view.js'
import { framesOf } from '../../borders.js'
import { paused, pulse, ready, training } from '../../run.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A ring as the test image that is asked for. */
const ring = Uint8Array.from({ length: 784 }, (_, i) => {
  const distance = Math.hypot((i % 28) - 14, Math.floor(i / 28) - 14)
  return Math.abs(distance - 8) < 1.5 ? 255 : 0
})

/** Answers made by hand: the more ink, the surer it is of a seven. */
function answerTo(request: InspectRequest): InspectAnswer {
  switch (request.kind) {
    case 'image': {
      const ink = request.pixels.reduce((sum, one) => sum + one, 0) / (784 * 255)
      const outputs = Float32Array.from({ length: 10 }, (_, j) => (j === 7 ? Math.min(1, 8 * ink) : 0.02 * j))
      const hidden = [0, 1].map(l => Float32Array.from({ length: 16 }, (_, j) => ((j + l) % 5) / 4))
      return { kind: 'image', activations: [...hidden, outputs] }
    }
    case 'examples': {
      const { set, at } = request.names[0]!
      const seen = { pixels: ring, label: 0, answer: 0, activations: [], cost: 0 }
      return { kind: 'examples', examples: [{ set, at, ...seen }] }
    }
    case 'noise': {
      const classes = Array.from({ length: 10 }, (_, j) => ({
        answers: j === 8 ? 700 : j === 3 ? 293 : j === 0 ? 7 : 0,
        overHalf: j === 8 ? 555 : 0,
        overNineTenths: j === 8 ? 40 : 0
      }))
      const noise = { count: 1000, average: 0.62, overHalf: 555, overNineTenths: 40, classes }
      return { kind: 'noise', noise, test: { ...noise, overHalf: 991, overNineTenths: 942 } }
    }
    default:
      return { kind: 'refused', reason: 'not asked for here' }
  }
}

const key = screenKey('draw')
/** A seven on the pad, whose picture stands from column 2 and row 3 on, `x` columns and `y` rows a pixel. */
const seven = (x: number, y: number) =>
  [
    [7, 6],
    [20, 6],
    [14, 24]
  ].map(([column, row]) => [2 + column! * x, 3 + Math.floor(row! * y)] as const)

async function opened(columns: number, rows: number, events = paused, keep?: (drawing: Drawing) => Promise<string>) {
  const app = showApp({ columns, rows, events, answerTo, ...(keep && { keep }) })
  await app.press(key)
  await app.tell()
  return app
}

describe.each([
  [80, 24, 1, 0.5],
  [120, 36, 2, 1]
] as const)('the Draw screen at %d × %d', (columns, rows, x, y) => {
  const shown = (app: Awaited<ReturnType<typeof opened>>) => {
    const lines = app.lines()
    expect(lines.length).toBe(rows - 1)
    expect(lines.filter(line => [...line].length > columns)).toEqual([])
    expect(framesOf(lines)).toMatchObject({ broken: [], frames: { length: 4 } })
    app.close()
    return lines.slice(2).join('\n')
  }

  it('is blank at first', async () => {
    expect(shown(await opened(columns, rows))).toMatchSnapshot()
  })
  it('shows what is drawn, as it is and as the network sees it, and what it says', async () => {
    const app = await opened(columns, rows)
    await app.drag('left', ...seven(x, y))
    await app.tell()
    expect(shown(app)).toMatchSnapshot()
  })
  it('shows noise, and how a thousand images of it are answered', async () => {
    const app = await opened(columns, rows)
    await app.press('n')
    await app.tell()
    const rowsShown = shown(app).split('\n')
    // The noise itself is all levels, and said elsewhere.
    expect(rowsShown.map(row => row.slice(columns === 80 ? 32 : 60)).join('\n')).toMatchSnapshot()
  })
  it('shows a test image, where the pen is, and asks what it is', async () => {
    const app = await opened(columns, rows)
    await app.press('t')
    await app.tell()
    await app.press('\u001b[A')
    await app.press('l')
    expect(shown(app)).toMatchSnapshot()
  })
})

describe('the Draw screen', () => {
  it('has the mouse only as long as the pad is open', async () => {
    const app = await opened(100, 30)
    expect(app.isMouseWanted()).toBe(true)
    await app.press('?')
    expect(app.isMouseWanted()).toBe(false)
    await app.press('q')
    expect(app.isMouseWanted()).toBe(true)
    await app.press(screenKey('train'))
    expect(app.isMouseWanted()).toBe(false)
    await app.press(key)
    await app.resize(70, 20)
    expect(app.isMouseWanted()).toBe(false)
    await app.resize(100, 30)
    expect(app.isMouseWanted()).toBe(true)
    app.close()
    expect(app.isMouseWanted()).toBe(false)
  })
  it('asks again as the network learns, and shows what it says then', async () => {
    let asked = 0
    const learning = (request: InspectRequest) => {
      const answer = answerTo(request)
      if (answer.kind === 'image') (answer.activations.at(-1) as Float32Array)[3] = ++asked / 1000
      return answer
    }
    const app = showApp({ columns: 120, rows: 36, events: training, answerTo: learning })
    const shown = () =>
      Number(
        app
          .lines()
          .join('\n')
          .match(/│ 3 \S* +(0\.\d{3}) │/)?.[1]
      )
    await app.press(key)
    await app.tell(pulse(3, 3000))
    const before = shown()
    expect(before).toBeGreaterThan(0)
    await app.tell(pulse(3, 3500))
    await app.tell()
    expect(shown()).toBeGreaterThan(before)
    app.close()
  })
  it('keeps a drawing, and says what became of it', async () => {
    const kept: Drawing[] = []
    const app = await opened(120, 36, paused, async drawing => {
      kept.push(drawing)
      return 'kept, and all is well'
    })
    await app.drag('left', ...seven(2, 1))
    await app.press('l')
    await app.press('7')
    expect(kept).toMatchObject([{ width: 28, height: 28, label: 7 }])
    expect(app.lines().join('\n')).toContain('│ kept, and all is well ')
    await app.drag('left', [5, 5])
    expect(app.lines().join('\n')).not.toContain('all is well')
    app.close()
  })
  it('can be read where there is nothing but ASCII', async () => {
    const app = showApp({ columns: 80, rows: 24, events: paused, answerTo, glyphs: ascii })
    await app.press(key)
    await app.drag('left', ...seven(1, 0.5))
    await app.tell()
    expect(asciiOnly(app.lines().join('\n'))).toBe(
      app
        .lines()
        .join('\n')
        .replace(/[^\n\u0020-\u007e]/g, asciiOnly)
    )
    app.close()
  })
  it('waits for the data', async () => {
    const app = await opened(80, 24, [{ type: 'loading', what: 'reading mnist' }])
    expect(app.lines().join('\n')).toContain('once the data is read')
    await app.tell(ready)
    expect(app.lines().join('\n')).toContain('draw something here')
    app.close()
  })
})
