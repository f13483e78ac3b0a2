import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { diverged, failed, finished, loading, paused, pulse, training } from './run.js'
import { showApp } from './screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const up = '\u001b[A'
const down = '\u001b[B'
const right = '\u001b[C'
const esc = '\u001b'
const ctrlC = '\u0003'

/** What the worker is asked after keys, one press each. */
async function asked(events: typeof loading, ...presses: string[]) {
  const app = showApp({ columns: 80, rows: 24, events })
  for (const keys of presses) await app.press(keys)
  app.close()
  return app.commands
}

describe('a key', () => {
  it.each([
    ['space pauses', training, ' ', { type: 'pause' }],
    ['space goes on', paused, ' ', { type: 'resume' }],
    ['→ takes a step', paused, right, { type: 'step', unit: 'batch' }],
    ['↑ raises the learning rate to the next', training, up, { type: 'learningRate', value: 0.7 }],
    ['↓ lowers it to the one before', training, down, { type: 'learningRate', value: 0.3 }],
    ['s saves', training, 's', { type: 'save' }],
    ['r goes back when diverged', diverged, 'r', { type: 'recover' }],
    ['q stops', training, 'q', { type: 'stop' }],
    ['q stops while loading', loading, 'q', { type: 'stop' }],
    ['Ctrl-C stops', training, ctrlC, { type: 'stop' }],
    ['Ctrl-C stops when failed', failed, ctrlC, { type: 'stop' }]
  ])('%s', async (_, events, keys, command) => {
    expect(await asked(events, keys)).toEqual([command])
  })

  it.each([
    ['→ while training', training, right],
    ['space while loading', loading, ' '],
    ['↑ when finished', finished, up],
    ['s when failed', failed, 's'],
    ['r while training', training, 'r'],
    ['space when diverged', diverged, ' '],
    ['a letter that is no key', training, 'x'],
    ['escape', training, esc],
    ['a page key', training, '\u001b[5~']
  ])('asks nothing of the worker: %s', async (_, events, keys) => {
    expect(await asked(events, keys)).toEqual([])
  })

  it('counts on what the one before it will bring about: space twice pauses and resumes', async () => {
    expect(await asked(training, '  ')).toEqual([{ type: 'pause' }, { type: 'resume' }])
    expect(await asked(training, ` ${right}`)).toEqual([{ type: 'pause' }, { type: 'step', unit: 'batch' }])
  })

  it('takes the state there is now, not the one on the screen', async () => {
    const app = showApp({ columns: 80, rows: 24, events: training })
    await app.press(' ')
    await app.tell({ type: 'state', phase: 'paused' })
    await app.press(' ')
    app.close()
    expect(app.commands).toEqual([{ type: 'pause' }, { type: 'resume' }])
  })

  // Over a slow line two keys come in one piece, which Ink hands on as one.
  it('counts when another comes with it', async () => {
    expect(await asked(training, 'sq')).toEqual([{ type: 'save' }, { type: 'stop' }])
  })

  // The second must not start from the rate that the worker told last.
  it('counts when another comes before the worker has answered', async () => {
    expect(await asked(training, up + up)).toEqual([
      { type: 'learningRate', value: 0.7 },
      { type: 'learningRate', value: 1 }
    ])
  })
})

describe('the help', () => {
  it.each([
    ['escape', esc],
    ['?', '?'],
    ['q, which then does not quit', 'q']
  ])('opens with ? and closes with %s', async (_, keys) => {
    const app = showApp({ columns: 80, rows: 24, events: training })
    const before = app.lines().slice(1)
    await app.press('?')
    expect(app.lines()[2]).toMatch(/^╭ help · keys /)
    expect(app.lines().at(-1)).toBe(' → what is seen  esc back  saved epoch 3')
    await app.press(keys)
    // The spinner in the first row has moved on.
    expect(app.lines().slice(1)).toEqual(before)
    expect(app.commands).toEqual([])
    app.close()
  })

  it('takes the keys of the Train screen away, apart from Ctrl-C', async () => {
    expect(await asked(training, '?', ' ', up, 's', ctrlC)).toEqual([{ type: 'stop' }])
  })
})

describe('the screen', () => {
  it('follows what the worker tells', async () => {
    const app = showApp({ columns: 80, rows: 24, events: training })
    await app.tell(pulse(3, 3000), {
      type: 'learningRate',
      value: 0.7,
      inForce: 0.7,
      change: { at: 3.6, from: 0.5, to: 0.7 }
    })
    expect(app.lines()[1]).toContain('batch 3,000/5,000')
    expect(app.lines()[8]).toContain('η           0.7000')
    app.close()
  })

  it.each([
    [39, 12],
    [40, 11]
  ])('says at %d × %d what it needs', (columns, rows) => {
    const app = showApp({ columns, rows, events: training })
    app.close()
    expect(app.lines().join(' ')).toBe(
      `downhill needs a terminal of at least 40 × 12; this one is ${columns} × ${rows}. Make it larger, or press q to save and quit.`
    )
  })

  it('still quits when it is too small', async () => {
    const app = showApp({ columns: 40, rows: 10, events: training })
    await app.press('q')
    app.close()
    expect(app.commands).toEqual([{ type: 'stop' }])
  })

  it('lends the terminal to the shell', async () => {
    const app = showApp({ columns: 80, rows: 24, events: training })
    await app.press('\u001a')
    app.close()
    expect(app.suspensions()).toBe(1)
  })

  // There is no help on the screen then that q could close.
  it('quits, as it says, when it has become too small for the help', async () => {
    const app = showApp({ columns: 80, rows: 24, events: training })
    await app.press('?')
    await app.resize(40, 10)
    await app.press('q')
    app.close()
    expect(app.commands).toEqual([{ type: 'stop' }])
  })
})
