import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { framesOf } from '../../borders.js'
import { listing, pathAt, savedAt } from '../../checkpoints/listing.js'
import { fixedList } from '../../fixed-list.js'
import { paused, ready, training } from '../../run.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers({ now: savedAt + 30_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

const parent = { run: '20260101-090000-784-16-16-10', epoch: 2, batch: 0 }
const known = listing(
  { run: 'run', places: [3, '3+1930'], parent, learningRate: 0.5 },
  { run: parent.run, places: [1, 2, 3, 4] },
  { run: 'other', places: [1, 2, 3] }
)
/** The run of the other tests, as a branch. */
const branch = paused.map(event => (event.type === 'ready' ? { ...ready, parent } : event))
const down = '\u001b[B'
const enter = '\r'

async function picking(columns: number, rows: number, ...keys: string[]) {
  const { list, calls } = fixedList(known)
  const app = showApp({ columns, rows, events: branch, list })
  for (const key of ['b', ...keys]) await app.press(key)
  return { ...app, calls }
}

describe('the picker of an epoch to go back to', () => {
  it('shows at 80 × 24 the epochs the run has come along', async () => {
    const app = await picking(80, 24, down)
    app.close()
    expect(app.lines().join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ rewind · the run is saved, and a branch goes on from the epoch you choose ───╮
      │                epoch held out    cost     age     size  held out by epoch    │
      │     run  this run  from epoch 2 · η 0.5 · SGD · batch 10 · sigmoid · quadra… │
      │               3+1930        –       –    30 s    53 kB  ▁▅▇                  │
      │ › *                3  96.00 %  0.1000   1 min    53 kB  ▁▅▇                  │
      │     20260101-090000-784-16-16-10  η 0.3 · SGD · batch 10 · sigmoid · quadra… │
      │                    2  94.00 %  0.1500   4 min    52 kB  ▁▇                   │
      │                    1  88.00 %  0.3000   5 min    51 kB  ▄                    │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      ╰──────────────────────────────────────────────────────────────────────────────╯
       enter go on from there  esc cancel  saved epoch 3"
    `)
  })
  it('shows at 120 × 36 the details of the chosen one, too', async () => {
    const app = await picking(120, 36, down, down)
    app.close()
    expect(app.lines().slice(2, 20).join('\n')).toMatchInlineSnapshot(`
      "╭ rewind · the run is saved, and a branch goes on from the epoch you choose ───────────────────────────────────────────╮
      │                epoch held out    cost     age     size  held out by epoch                                            │
      │     run  this run  from epoch 2 · η 0.5 · SGD · batch 10 · sigmoid · quadratic                                       │
      │               3+1930        –       –    30 s    53 kB  ▁▅▇                                                          │
      │   *                3  96.00 %  0.1000   1 min    53 kB  ▁▅▇                                                          │
      │     20260101-090000-784-16-16-10  η 0.3 · SGD · batch 10 · sigmoid · quadratic                                       │
      │ ›                  2  94.00 %  0.1500   4 min    52 kB  ▁▇                                                           │
      │                    1  88.00 %  0.3000   5 min    51 kB  ▄                                                            │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
      ╭ cost ─────────────────────────────╮╭ epoch 2 of 20260101-090000-78… ──╮╭ confusion · held out ───────────────────────╮"
    `)
  })
  it('asks the worker to branch, and gives way to the Train screen', async () => {
    const app = await picking(80, 24, down, down, enter)
    app.close()
    const from = { name: pathAt(parent.run, 2), overrides: { recipe: {} } }
    expect(app.commands).toEqual([{ type: 'branch', from }])
    expect(app.lines()[2]).toMatch(/^╭ cost/)
    expect(app.calls.map(([name]) => name).filter(name => name === 'open' || name === 'close')).toEqual([
      'open',
      'close'
    ])
  })
  it('says when there is nothing left to go back to', async () => {
    const app = showApp({ columns: 80, rows: 24, events: training, list: fixedList().list })
    await app.press('b')
    app.close()
    expect(app.lines()[20]).toContain('No checkpoint of this run is left to go back to.')
  })
  it('has whole borders at every size', async () => {
    const app = await picking(80, 24)
    const broken: string[] = []
    for (const columns of [80, 110, 200])
      for (const rows of [24, 36, 60]) {
        await app.resize(columns, rows)
        broken.push(...framesOf(app.lines()).broken)
      }
    app.close()
    expect(broken).toEqual([])
  })
})
