import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { framesOf } from './borders.js'
import { failed, finished, loading, paused, training } from './run.js'
import { showApp } from './screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const widths = [80, 81, 93, 99, 100, 120, 151, 200]
const heights = [24, 25, 30, 36, 47, 60]

/** What is wrong with a screen, if anything. */
function flaws(lines: readonly string[], columns: number, rows: number, panels: readonly number[]): string[] {
  const { frames, broken } = framesOf(lines)
  return [
    ...(lines.length === rows - 1 ? [] : [`${lines.length} lines`]),
    ...lines.flatMap((line, i) => ([...line].length > columns ? [`line ${i} has ${[...line].length} columns`] : [])),
    ...(panels.includes(frames.length) ? [] : [`${frames.length} panels`]),
    ...broken
  ].map(flaw => `${columns} × ${rows}: ${flaw}`)
}

/** Every size in turn, as if the terminal were made larger and smaller while the dashboard runs. */
async function sweep(
  events: typeof loading,
  panels: readonly number[],
  [widths, heights]: readonly [readonly number[], readonly number[]],
  keys?: string
): Promise<string[]> {
  const app = showApp({ columns: 80, rows: 24, events })
  if (keys) await app.press(keys)
  const found: string[] = []
  for (const columns of widths)
    for (const rows of heights) {
      await app.resize(columns, rows)
      found.push(...flaws(app.lines(), columns, rows, panels))
    }
  app.close()
  return found
}

describe('from 80 × 24 to 200 × 60 every frame has a line less than the terminal, none too long, and whole borders', () => {
  it('while training', async () => {
    expect(await sweep(training, [4, 5], [widths, heights])).toEqual([])
  })

  // The same panels stand in the same places: three widths and heights are enough to see what differs.
  const few = [
    [80, 100, 200],
    [24, 30, 60]
  ] as const
  it.each([
    ['loading', loading],
    ['paused', paused],
    ['finished', finished],
    ['failed', failed]
  ])('while %s', async (_, events) => {
    // A notice lies over borders, until a key is pressed.
    expect(await sweep(events, [4, 5], few, 'x')).toEqual([])
  })

  it('with the help open', async () => {
    expect(await sweep(training, [1], few, '?')).toEqual([])
  })
})

describe('the check itself', () => {
  it.each([
    ['a corner is missing', ['╭ a ─╮', '│    │', '╰────']],
    ['a side is interrupted', ['╭ a ─╮', '│     ', '╰────╯']],
    ['a side is moved', ['╭ a ─╮', '│     │', '╰────╯']],
    ['the floor is too short', ['╭ a ─╮', '│    │', '╰───╯ ']],
    ['a corner stands alone', ['╭ a ─╮', '│    │', '╰────╯ ╯']]
  ])('sees when %s', (_, lines) => {
    expect(framesOf(lines).broken).not.toEqual([])
  })

  it('takes a curve inside a panel for no frame', () => {
    expect(framesOf(['╭ a ──╮', '│ ╰╮  │', '│  ╰─ │', '╰─────╯'])).toEqual({
      frames: [{ top: 0, left: 0, bottom: 3, right: 6 }],
      broken: []
    })
  })
})
