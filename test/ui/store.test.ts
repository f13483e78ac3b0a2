import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Event } from '../../source/trainer/protocol.js'
import { createStore, initialState, mergedChange, type RunState, reduce } from '../../source/ui/store.js'
import { confusion, paused, pulse, ready, record, stateAfter, training } from './run.js'

describe('reduce', () => {
  const test = { accuracy: 0.95, cost: 0.08, confusion }
  const timing = { epoch: 1, seconds: 0.1, examplesPerSecond: 500_000 }
  const change = { at: 1.5, from: 0.3, to: 0.5 }
  const diverged = { type: 'diverged', message: 'too steep', advice: 'slow down' } as const
  const failure = { type: 'failed', message: 'no more', wrongUsage: true } as const
  const first = pulse(0, 500, [[0.1, 0.5]])

  it.each<[Event, Partial<RunState>]>([
    [{ type: 'loading', what: 'reading mnist' }, { loading: 'reading mnist' }],
    [ready, { ready, learningRate: 0.3 }],
    [{ type: 'state', phase: 'paused' }, { phase: 'paused' }],
    [
      first,
      {
        pulse: first,
        curve: [[0.1, 0.5]],
        batchAccuracies: [0.5],
        gradientNorms: [0.062],
        layerNorms: [[500, first.layerNorms]]
      }
    ],
    [
      { type: 'learningRate', value: 0.5, inForce: 0.5, change },
      { learningRate: 0.5, rateChanges: [change] }
    ],
    [
      { type: 'epoch', record: record(1), timing, confusion },
      { history: [record(1)], timing, confusion }
    ],
    [
      { type: 'saved', path: 'a/b', epoch: 1, batch: 0 },
      { saved: 'a/b', folder: 'a' }
    ],
    [{ type: 'unsaved', message: 'full', epoch: 1, batch: 0 }, { notSaved: 'full' }],
    [{ type: 'warning', message: 'careful' }, { notice: 'careful' }],
    [diverged, { divergence: diverged }],
    [failure, { phase: 'failed', failure }],
    [{ type: 'done', test, seconds: 3 }, { test }]
  ])('takes from the event $type what it says and nothing else', (event, changed) => {
    expect(reduce(initialState, event)).toEqual({ ...initialState, ...changed })
  })

  it('shows a changed learning rate as the schedule has it, before the next pulse does', () => {
    const before = stateAfter(training)
    const halfway = { type: 'learningRate', value: 0.5, inForce: 0.25, change } as const
    expect(reduce(before, halfway).pulse).toEqual({ ...before.pulse, learningRate: 0.25 })
  })

  it('begins a resumed run where the checkpoint had come to', () => {
    const history = [record(1), record(2)]
    const resumed = { ...ready, epoch: 2, history, rateChanges: [change], confusion, learningRate: 0.5 }
    expect(reduce(initialState, resumed)).toMatchObject({
      history,
      rateChanges: [change],
      confusion,
      learningRate: 0.5,
      curve: [
        [1, record(1).cost],
        [2, record(2).cost]
      ]
    })
  })

  describe('when a run gives way to one that goes on from a checkpoint', () => {
    const changes = [
      { at: 1, from: 0.3, to: 0.5 },
      { at: 2.5, from: 0.5, to: 0.7 }
    ]
    const left = stateAfter([...paused, { type: 'warning', message: 'careful' }])
    const rewound = { ...ready, epoch: 2, history: [record(1), record(2)], rateChanges: changes.slice(0, 1) }

    it('cuts the curve of the same run back to there, with every point that was drawn', () => {
      const state = reduce(left, rewound)
      expect(state.curve).toEqual(left.curve.filter(([at]) => at <= 2))
      expect(state.curve.length).toBeGreaterThan(10)
    })
    it('cuts it back to the middle of an epoch', () => {
      const last = reduce(left, { ...rewound, batch: 2500 }).curve.at(-1)!
      expect(last[0]).toBe(2.5)
    })
    it('takes the curve of another run from its epochs', () => {
      const history = [{ ...record(1), cost: 0.9 }, record(2)]
      expect(reduce(left, { ...rewound, history }).curve).toEqual([
        [1, 0.9],
        [2, record(2).cost]
      ])
      expect(reduce(left, ready).curve).toEqual([])
    })
    it('forgets all else of the run before, but what was saved', () => {
      const { history, rateChanges } = rewound
      expect(reduce(left, { ...rewound, folder: 'runs/one' })).toEqual({
        ...initialState,
        phase: 'paused',
        loading: left.loading,
        saved: left.saved,
        folder: 'runs/one',
        ready: { ...rewound, folder: 'runs/one' },
        history,
        rateChanges,
        learningRate: 0.3,
        curve: left.curve.filter(([at]) => at <= 2)
      })
    })
  })

  it('appends: epochs to the history, points to the curve, values for the sparklines', () => {
    const events: Event[] = [pulse(0, 500, [[0.1, 0.5]]), pulse(0, 1000, [[0.2, 0.4]]), pulse(0, 1500)]
    const state = events.reduce(reduce, initialState)
    expect(state.curve).toEqual([
      [0.1, 0.5],
      [0.2, 0.4]
    ])
    expect(state.batchAccuracies).toEqual([0.5, 1, 0])
    expect(state.gradientNorms).toHaveLength(3)
  })

  it('keeps no more values for a sparkline than a terminal is wide, the latest', () => {
    const events = Array.from({ length: 300 }, (_, i) => ({ ...pulse(0, i), gradientNorm: i }))
    const { gradientNorms } = events.reduce<RunState>(reduce, initialState)
    expect(gradientNorms).toEqual(Array.from({ length: 240 }, (_, i) => 60 + i))
  })

  it('leaves the state before as it was', () => {
    const before = structuredClone(initialState)
    reduce(initialState, pulse(0, 500, [[0.1, 0.5]]))
    expect(initialState).toEqual(before)
  })

  it('forgets that a checkpoint was not saved when one has been', () => {
    const warned = reduce(initialState, { type: 'unsaved', message: 'the disk is full', epoch: 1, batch: 0 })
    expect(reduce(warned, { type: 'saved', path: 'a/b', epoch: 2, batch: 0 }).notSaved).toBeNull()
  })
})

describe('the cost curve', () => {
  const points = (count: number) => Array.from({ length: count }, (_, i) => [i / 100, i % 2 === 0 ? 1 : 3] as const)
  const curveOf = (count: number) => reduce(initialState, pulse(0, 1, points(count))).curve

  it('stays as it is up to 4000 points', () => {
    expect(curveOf(4000)).toEqual(points(4000))
  })

  it.each([
    [4001, 2001],
    [4002, 2001]
  ])('of %d points becomes %d: neighbours are one, with their mean, at the time of the later', (count, left) => {
    const curve = curveOf(count)
    expect(curve).toHaveLength(left)
    expect(curve[0]).toEqual([0.01, 2])
    expect(curve[1999]).toEqual([39.99, 2])
    expect(curve.at(-1)![0]).toBe((count - 1) / 100)
  })

  it('never loses its end, nor the order of time, however long it grows', () => {
    let state = initialState
    for (let i = 1; i <= 30_000; i += 50) {
      state = reduce(
        state,
        pulse(
          0,
          1,
          Array.from({ length: 50 }, (_, j) => [i + j, 1] as const)
        )
      )
      expect(state.curve.length).toBeLessThanOrEqual(4000)
    }
    const times = state.curve.map(([at]) => at)
    expect(times.at(-1)).toBe(30_000)
    expect(times).toEqual([...times].sort((one, other) => one - other))
  })
})

it('shows the changes of a checkpoint as they were seen when they were made', () => {
  const rateChanges = [
    { at: 1, from: 0.3, to: 0.5 },
    { at: 1, from: 0.5, to: 0.7 }
  ]
  expect(stateAfter([{ ...ready, rateChanges }]).rateChanges).toEqual([{ at: 1, from: 0.3, to: 0.7 }])
})

describe('mergedChange', () => {
  const earlier = { at: 1, from: 0.1, to: 0.3 }
  const last = { at: 2, from: 0.3, to: 0.5 }
  it.each([
    [
      'is added when it comes at another time',
      { at: 2.5, from: 0.5, to: 0.7 },
      [earlier, last, { at: 2.5, from: 0.5, to: 0.7 }]
    ],
    [
      'becomes one with the one before between the same two batches',
      { at: 2, from: 0.5, to: 0.7 },
      [earlier, { at: 2, from: 0.3, to: 0.7 }]
    ],
    ['takes back the one before when it leads to where that began', { at: 2, from: 0.5, to: 0.3 }, [earlier]]
  ])('%s', (_, change, changes) => {
    expect(mergedChange([earlier, last], change)).toEqual(changes)
  })
})

describe('createStore', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function listening() {
    const store = createStore()
    const heard: string[] = []
    const stop = store.subscribe(() => heard.push(store.state().loading))
    return { store, heard, stop, say: (what: string) => store.apply({ type: 'loading', what }) }
  }

  it('no longer calls a file saved that is gone', () => {
    const { store, heard } = listening()
    store.apply({ type: 'saved', path: 'run/epoch-0002.safetensors', epoch: 2, batch: 0 })
    store.forget('run/epoch-0001.safetensors')
    expect(store.state().saved).toBe('run/epoch-0002.safetensors')
    heard.length = 0
    store.forget('run/epoch-0002.safetensors')
    expect(store.state().saved).toBeNull()
    expect(heard).toHaveLength(1)
  })
  it('has a new state at once, and tells of it soon', () => {
    const { store, heard, say } = listening()
    say('a')
    expect(store.state().loading).toBe('a')
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['a'])
  })

  it('tells once of all that happens in a moment', () => {
    const { heard, say } = listening()
    for (const what of 'abc') say(what)
    vi.advanceTimersByTime(1)
    for (const what of 'def') say(what)
    vi.advanceTimersByTime(80)
    expect(heard).toEqual(['c'])
    vi.advanceTimersByTime(5)
    expect(heard).toEqual(['c', 'f'])
  })

  it('tells at most twelve times a second, and always of the last', () => {
    const { heard, say } = listening()
    for (let i = 0; i < 1000; i++) {
      say(String(i))
      vi.advanceTimersByTime(1)
    }
    expect(heard.length).toBeLessThanOrEqual(13)
    vi.advanceTimersByTime(100)
    expect(heard.at(-1)).toBe('999')
  })

  it.each<Event>([
    { type: 'state', phase: 'paused' },
    { type: 'learningRate', value: 0.5, inForce: 0.5, change: { at: 1, from: 0.3, to: 0.5 } },
    { type: 'diverged', message: 'too steep', advice: 'slow down' },
    { type: 'failed', message: 'no more', wrongUsage: false }
  ])('does not let the answer $type wait, and tells with it of what did', event => {
    const { store, heard, say } = listening()
    say('a')
    vi.advanceTimersByTime(1)
    say('b')
    store.apply(event)
    expect(heard).toEqual(['a', 'b'])
    vi.advanceTimersByTime(1000)
    expect(heard).toEqual(['a', 'b'])
  })

  // Whatever happens then is the answer to a key: a step, a checkpoint.
  it('lets nothing wait while training is paused', () => {
    const { store, heard, say } = listening()
    store.apply({ type: 'state', phase: 'paused' })
    for (const what of 'abc') say(what)
    expect(heard).toEqual(['starting', 'a', 'b', 'c'])
  })

  it('is silent when nothing happens, and for those who left', () => {
    const { heard, say, stop } = listening()
    vi.advanceTimersByTime(1000)
    stop()
    say('a')
    vi.advanceTimersByTime(1000)
    expect(heard).toEqual([])
  })
})
