import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { screenKey } from '../../../../source/ui/view.js'
import { framesOf } from '../../borders.js'
import { inspectedRun } from '../../inspected.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const run = inspectedRun()
const [enter, back, up, down, right, left] = ['\r', '\u001b', '\u001b[A', '\u001b[B', '\u001b[C', '\u001b[D']

async function shown(columns: number, rows: number, keys: readonly string[]) {
  const app = showApp({ columns, rows, events: run.events, answerTo: run.answerTo })
  for (const key of [screenKey('confusion'), ...keys]) {
    await app.press(key)
    await app.rest()
  }
  return app
}

async function lines(...keys: readonly string[]): Promise<string[]> {
  const app = await shown(80, 24, keys)
  app.close()
  return app.lines()
}

/** The cell that is looked at, as the second title says. */
const cell = async (...keys: readonly string[]) => (await lines(...keys))[2]!.match(/╭ (\d→\d) · /)![1]

describe('the Confusion screen', () => {
  it.each([
    [80, 24],
    [120, 36]
  ])('at %d × %d', async (columns, rows) => {
    const app = await shown(columns, rows, [])
    app.close()
    expect(app.lines().join('\n')).toMatchSnapshot()
  })

  it('begins with the most frequent mistake, and moves from cell to cell', async () => {
    const first = await cell()
    expect(first![0]).not.toBe(first![2])
    const [actual, answered] = [Number(first![0]), Number(first![2])]
    expect(await cell(up)).toBe(`${Math.max(0, actual - 1)}→${answered}`)
    expect(await cell(down)).toBe(`${Math.min(9, actual + 1)}→${answered}`)
    expect(await cell(left)).toBe(`${actual}→${Math.max(0, answered - 1)}`)
    expect(await cell(right)).toBe(`${actual}→${Math.min(9, answered + 1)}`)
    expect(await cell(...new Array(12).fill(down), ...new Array(12).fill(right))).toBe('9→9')
  })

  it('goes through the mistakes, the most frequent first', async () => {
    const counts: number[] = []
    for (const presses of [0, 1, 2, 3]) {
      const all = (await lines(...new Array(presses).fill('m'))).join('\n')
      const [, actual, answered] = all.match(/(\d), said to be (\d):/)!
      expect(actual).not.toBe(answered)
      counts.push(Number(all.match(/said to be \d: (\d+) of/)![1]))
    }
    expect(counts).toEqual(counts.toSorted((one, other) => other - one))
    expect(await cell('m', 'm', 'M')).toBe(await cell('m'))
  })

  it('opens the image that is chosen, and comes back', async () => {
    const list = (await lines('n')).join('\n')
    const chosen = list.match(/›(\d+) cost/)![1]
    const opened = await lines('n', enter)
    expect(opened[2]).toContain(`╭ held out ${chosen} · `)
    expect((await lines('n', enter, back))[2]).toContain('worst first')
  })

  it('says so when no image fell there', async () => {
    const confusion = (await lines()).join('\n')
    expect(confusion).not.toContain('no image fell here')
    const empty = run.answerTo({
      kind: 'cell',
      set: 'validation',
      asOf: 'x',
      actual: 0,
      answered: 0,
      from: 0,
      count: 0
    })
    if (empty.kind !== 'cell') throw new Error(empty.kind)
    const answered = empty.confusion[0]!.indexOf(0)
    const start = (await cell())!
    const keys = [
      ...new Array(Number(start[0])).fill(up),
      ...new Array(Math.abs(answered - Number(start[2]))).fill(answered > Number(start[2]) ? right : left)
    ]
    expect((await lines(...keys)).join('\n')).toContain('no image fell here')
  })

  it('has whole borders at every size', async () => {
    const app = await shown(80, 24, [])
    const broken: string[] = []
    for (const columns of [80, 101, 200])
      for (const rows of [24, 33, 60]) {
        await app.resize(columns, rows)
        broken.push(...framesOf(app.lines()).broken.map(flaw => `${columns} × ${rows}: ${flaw}`))
      }
    app.close()
    expect(broken).toEqual([])
  })
})
