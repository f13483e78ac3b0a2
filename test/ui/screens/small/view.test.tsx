import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ascii } from '../../../../source/ui/theme.js'
import { framesOf } from '../../borders.js'
import { failed, loading, paused, training } from '../../run.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function linesAt(columns: number, rows: number, events = training, glyphs = {}) {
  const app = showApp({ columns, rows, events, ...glyphs })
  const lines = app.lines()
  app.close()
  return lines
}

describe('a terminal too small for the dashboard', () => {
  it.each([
    [40, 12],
    [60, 23],
    [120, 14]
  ])('of %d × %d shows how training goes', (columns, rows) => {
    expect(linesAt(columns, rows).join('\n')).toMatchSnapshot()
  })

  it('draws with ASCII alone where that is wanted', () => {
    expect(linesAt(40, 12, training, { glyphs: ascii }).join('\n')).toMatchSnapshot()
  })

  it('obeys the keys that need no other screen', async () => {
    const app = showApp({ columns: 40, rows: 12, events: paused })
    for (const key of [' ', '2', '?', 'b']) await app.press(key)
    expect(app.commands).toEqual([{ type: 'resume' }])
    await app.press('q')
    expect(app.commands).toEqual([{ type: 'resume' }, { type: 'stop' }])
    app.close()
  })

  it('says what is wrong in full until a key is pressed', async () => {
    const app = showApp({ columns: 40, rows: 12, events: failed })
    expect(app.lines().join('\n')).toMatchSnapshot()
    await app.press('x')
    expect(app.lines().join('\n')).not.toContain('notice')
    app.close()
  })
})

describe('every size from 1 × 1 up', () => {
  const columns = [1, 2, 5, 9, 20, 39, 40, 41, 57, 79, 80, 120, 400]
  const rows = [1, 2, 3, 5, 8, 11, 12, 13, 17, 18, 23, 24, 36, 120]

  it.each([
    ['loading', loading],
    ['training', training],
    ['failed', failed]
  ])('fits, with whole borders, while %s', async (_, events) => {
    const app = showApp({ columns: 40, rows: 12, events })
    // A notice lies over borders, until a key is pressed.
    await app.press('x')
    const flaws: string[] = []
    for (const width of columns)
      for (const height of rows) {
        await app.resize(width, height)
        const lines = app.lines()
        const widest = Math.max(...lines.map(line => [...line].length))
        if (lines.length > height || widest > width) flaws.push(`${width} × ${height}: ${widest} × ${lines.length}`)
        flaws.push(...framesOf(lines).broken.map(flaw => `${width} × ${height}: ${flaw}`))
      }
    app.close()
    expect(flaws).toEqual([])
  })
})
