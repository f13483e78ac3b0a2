import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Event } from '../../../source/trainer/protocol.js'
import { screenKey } from '../../../source/ui/view.js'
import { listing, savedAt } from '../checkpoints/listing.js'
import { fixedList } from '../fixed-list.js'
import { inspectedRun } from '../inspected.js'
import * as run from '../run.js'
import { hearApp } from './hearing.js'

beforeEach(() => {
  vi.useFakeTimers({ now: savedAt })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const [up, right, down, enter, esc] = ['\u001b[A', '\u001b[C', '\u001b[B', '\r', '\u001b']
const epochs = (...numbers: readonly number[]): Event[] =>
  numbers.map(epoch => ({
    type: 'epoch',
    record: run.record(epoch),
    timing: { epoch, seconds: 0.1, examplesPerSecond: 1 },
    confusion: run.confusion
  }))

describe('the dashboard for who listens', () => {
  it('tells of a run from its beginning, in lines that are broken between words', async () => {
    const app = hearApp({ columns: 60 })
    await app.tell(...run.loading, run.ready, { type: 'state', phase: 'training' }, run.pulse(1, 0), ...epochs(1))
    expect(app.lines().join('\n')).toMatchInlineSnapshot(`
      "Reading mnist.
      Training a network of 784 inputs, 16 and 16 hidden neurons
      and 10 outputs, 13,002 parameters, on mnist: 50,000
      training, 10,000 held-out and 10,000 test images.
      Sigmoid. Quadratic cost. SGD with learning rate 0.3,
      mini-batches of 10, seed 1, 30 epochs.
      A checkpoint is saved after every epoch. Space pauses,
      capital E trains for one epoch, question mark reads all
      keys, q quits.
      Training.
      Epoch 1 of 30: cost 0.3000, training accuracy 90.00 percent,
      held out 88.00 percent. About 29 seconds left."
    `)
    app.close()
  })

  it('never writes anew what has been said', async () => {
    const app = hearApp({ events: run.training })
    const lines: string[][] = []
    for (const event of run.paused.slice(-1)) await app.tell(event)
    lines.push(app.lines())
    await app.press(up)
    await app.tell({ type: 'learningRate', value: 0.7, inForce: 0.7, change: { at: 3.5, from: 0.5, to: 0.7 } })
    lines.push(app.lines())
    for (let i = 0; i < 20; i++) await app.tell(run.pulse(3, 2500))
    expect(app.lines()).toEqual(lines[1])
    expect(lines[1]!.slice(0, lines[0]!.length)).toEqual(lines[0])
    expect(lines[1]).toHaveLength(lines[0]!.length + 1)
    app.close()
  })

  it('tells of epochs that are faster than speech together, and of none twice', async () => {
    const app = hearApp({ events: [run.ready, { type: 'state', phase: 'training' }, run.pulse(0, 0)] })
    await app.tell(...epochs(1))
    await app.tell(...epochs(2, 3))
    await app.tell(...epochs(4))
    expect(app.heard()).toEqual([
      'Epoch 1 of 30: cost 0.3000, training accuracy 90.00 percent, held out 88.00 percent. About 30 seconds left.'
    ])
    await vi.advanceTimersByTimeAsync(3000)
    expect(app.heard()).toEqual([
      'Epochs 2 to 4 of 30: cost 0.07500, training accuracy 97.50 percent, held out 97.00 percent, the best so far. ' +
        'About 30 seconds left.'
    ])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(app.heard()).toEqual([])
    app.close()
  })

  it('tells of an epoch before it tells of the pause behind it', async () => {
    const app = hearApp({ events: run.training })
    await app.tell(...epochs(4))
    await app.tell(...epochs(5), run.pulse(5, 0), { type: 'state', phase: 'paused' })
    expect(app.heard()).toEqual([
      'Epoch 4 of 30: cost 0.07500, training accuracy 97.50 percent, held out 97.00 percent, the best so far. About 27 seconds left.',
      expect.stringMatching(/^Epoch 5 of 30: /),
      'Paused after epoch 5 of 30.'
    ])
    app.close()
  })

  it.each([
    [' ', run.training, { type: 'pause' }],
    [' ', run.paused, { type: 'resume' }],
    [right, run.paused, { type: 'step', unit: 'batch' }],
    ['E', run.training, { type: 'step', unit: 'epoch' }],
    [up, run.training, { type: 'learningRate', value: 0.7 }],
    ['[', run.training, { type: 'speed', batchesPerSecond: 100 }],
    ['s', run.training, { type: 'save' }],
    ['r', run.diverged, { type: 'recover' }],
    ['r', run.failed, { type: 'recover' }],
    ['q', run.training, { type: 'stop' }],
    ['\u0003', run.training, { type: 'stop' }]
  ] as const)('takes the key %j as the dashboard does', async (key, events, command) => {
    const app = hearApp({ events })
    await app.press(key)
    expect(app.commands).toEqual([command])
    app.close()
  })

  it.each(['z', right, 'L', 'e'])('says of the key %j that it does nothing', async key => {
    const app = hearApp({ events: run.training })
    await app.press(key)
    expect(app.heard()).toEqual([expect.stringMatching(/does nothing now\.$/)])
    expect(app.commands).toEqual([])
    app.close()
  })

  it('reads the keys that work now', async () => {
    const app = hearApp({ events: run.paused })
    await app.press('?')
    expect(app.heard().join('\n')).toMatchInlineSnapshot(`
      "space: Pauses training, and goes on.
      full stop: While paused: trains on one mini-batch; so does right arrow on Train.
      capital E: Trains to the end of the epoch, and pauses.
      left and right square bracket: Slow motion: 100, 10, 1 mini-batches a second, and back.
      up and down arrow: Raise and lower the learning rate along 1, 1.5, 2, 3, 5, 7 times a power of ten.
      b: Goes back to an earlier epoch, and on from there as a branch.
      s: Saves a checkpoint now, also in the middle of an epoch.
      i: Explains what is in view, with the formulas in force.
      q: Saves and quits, as Ctrl-C does; Ctrl-Z suspends, fg resumes.
      A number reads what there is to know now: 1 Train, 2 Neurons, 3 Confusion, 4 Example, 5 Gradient, 6 Landscape, 7 Draw and 8 Checkpoints."
    `)
    app.close()
  })
})

describe('a screen that is read', () => {
  it.each(['train', 'confusion', 'landscape', 'draw'] as const)('%s', async screen => {
    const app = hearApp({ events: run.paused })
    await app.press(screenKey(screen))
    expect(app.heard().join('\n')).toMatchSnapshot()
    app.close()
  })

  it.each(['neurons', 'example', 'gradient'] as const)('%s, for which the network is asked', async screen => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const { events, answerTo } = inspectedRun()
    const app = hearApp({ events, answerTo })
    await app.press(screenKey(screen))
    expect(app.heard().join('\n')).toMatchSnapshot()
    app.close()
  })

  it('passes over classes without an image', async () => {
    const empty = run.confusion.map((row, j) => (j === 0 ? row.map(() => 0) : row))
    const app = hearApp({
      events: run.paused.map(event => (event.type === 'epoch' ? { ...event, confusion: empty } : event))
    })
    await app.press(screenKey('confusion'))
    expect(app.heard().at(-1)).toBe('Known least is 4: 92.25 percent of its images are recognised.')
    app.close()
  })

  it('is explained by the same key as ever', async () => {
    const app = hearApp({ events: run.paused })
    await app.press(screenKey('confusion'))
    app.heard()
    await app.press('i')
    expect(app.heard()[0]).toMatch(/^Confusion, confusion: /)
    app.close()
  })

  it('says so while there is nothing to read', async () => {
    const app = hearApp({ events: run.loading })
    await app.press(screenKey('gradient'))
    expect(app.heard()).toEqual(['There is no network yet.'])
    app.close()
  })
})

describe('a list of checkpoints that is heard', () => {
  const known = listing(
    { run: 'run', places: [3, '3+1930'] },
    { run: 'other', places: [1, 2], damaged: { 1: 'it is torn' } }
  )

  async function inList(...keys: readonly string[]) {
    const { list, deeds } = fixedList(known)
    const app = hearApp({ events: run.paused, list })
    await app.press(screenKey('checkpoints'))
    for (const key of keys) await app.press(key)
    return { app, deeds }
  }

  it('begins where the run stands, and says what is chosen', async () => {
    const { app } = await inList(down, down, down, down)
    expect(app.heard()).toMatchInlineSnapshot(`
      [
        "Checkpoints: up and down arrow choose, enter reads one out, r resumes from it, l branches, slash filters, question mark reads all keys, escape leaves.",
        "Epoch 3 batch 1,930 of run, 1 of 4.",
        "Epoch 3 of run, held out 96.00 percent, cost 0.1000, 2 of 4.",
        "Epoch 2 of other, held out 94.00 percent, cost 0.1500, 3 of 4.",
        "Epoch 1 of other, can't be used because it is torn, 4 of 4.",
      ]
    `)
    app.close()
  })

  it('reads a checkpoint out, and leads back to the run', async () => {
    const { app } = await inList(down)
    app.heard()
    await app.press(enter)
    expect(app.heard().join('\n')).toMatchInlineSnapshot(`
      "Epoch 3 of run: epoch 3; held out 96.00 %; training 96.67 %; cost 0.1000; layers 784-16-16-10; the learning rate 0.3; optimizer SGD; batch 10; activation sigmoid; outputs sigmoid; cost function
      quadratic; schedule constant; epochs 30; seed 1; weight decay 0; initializer fan-in; augmentation none; data mnist (1415ca81); train size all; held-out images 10,000; labels true; began by itself.
      Escape goes back to the list."
    `)
    await app.press(esc)
    expect(app.heard()).toEqual(['Epoch 3 of run, held out 96.00 percent, cost 0.1000, 2 of 4.'])
    await app.press(esc)
    expect(app.heard()).toEqual(['Back at the run.'])
    app.close()
  })

  it.each([
    ['d', 'Delete epoch 3 batch 1,930 of run, 53 kB? y deletes it, escape keeps it.'],
    ['e', 'Export: o for ONNX, n for NumPy, s for safetensors, p for PyTorch, escape cancels.'],
    ['l', 'Branch with which learning rate? Type it, then enter. Enter alone keeps 0.3.'],
    ['/', 'Filter: type words, then enter. Escape shows all.']
  ])('asks after %s what it wants to know', async (key, question) => {
    const { app } = await inList()
    app.heard()
    await app.press(key)
    expect(app.heard()).toEqual([question])
    app.close()
  })

  it('deletes only what was agreed to', async () => {
    const { app, deeds } = await inList('d', 'x', 'y')
    expect(deeds().filter(([name]) => name === 'remove')).toEqual([['remove', expect.stringContaining('batch-001930')]])
    app.close()
  })

  it('branches off with the learning rate that was typed, after saying what is wrong with another', async () => {
    const { app } = await inList('l', 'x', enter)
    expect(app.heard().slice(-2)).toEqual([
      'That is no number above 0, like 0.1.',
      'Branch with which learning rate? Type it, then enter. Enter alone keeps 0.3.'
    ])
    for (const key of ['\u007f', '0', '.', '1', enter]) await app.press(key)
    expect(app.commands).toEqual([
      { type: 'branch', from: { name: expect.any(String), overrides: { recipe: {}, learningRate: 0.1 } } }
    ])
    app.close()
  })

  it('goes back to an earlier epoch', async () => {
    const { list } = fixedList(known)
    const app = hearApp({ events: run.paused, list })
    await app.press('b')
    await app.press(down)
    expect(app.heard()).toEqual([
      'Going back: up and down arrow choose an epoch, enter goes on from it as a branch, escape cancels.',
      'Epoch 3 batch 1,930, 1 of 2.',
      'Epoch 3, held out 96.00 percent, cost 0.1000, 2 of 2.'
    ])
    await app.press(enter)
    expect(app.commands).toMatchObject([{ type: 'branch', from: { name: expect.stringContaining('epoch-0003.') } }])
    app.close()
  })
})
