import { describe, expect, it } from 'vitest'
import { comingExamples, comingIn } from '../../../source/ui/time/coming.js'
import { nextSpeed } from '../../../source/ui/time/speeds.js'
import { initialView, screens } from '../../../source/ui/view.js'
import { pressed } from '../pressing.js'
import { pulse, ready, stateAfter, training } from '../run.js'
import { situation } from '../situation.js'

const run = stateAfter(training)
const paused = { ...run, phase: 'paused' } as const
const still = situation({ run: paused })
const commands = (here = still, ...keys: readonly string[]) =>
  pressed(here, ...keys).effects.map(effect => (effect.type === 'send' ? effect.command : effect))
const step = { type: 'step', unit: 'batch' }

describe('time', () => {
  it.each([
    ['right', step],
    ['.', step],
    ['E', { type: 'step', unit: 'epoch' }],
    ['[', { type: 'speed', batchesPerSecond: 100 }],
    ['space', { type: 'resume' }]
  ])('obeys %s while paused', (key, command) => {
    expect(commands(still, key)).toEqual([command])
  })
  it.each([
    [null, 100, null],
    [100, 10, null],
    [10, 1, 100],
    [1, 1, 10]
  ])('from %s batches a second goes slower to %s and faster to %s', (from, slower, faster) => {
    expect([nextSpeed(from, 'slower'), nextSpeed(from, 'faster')]).toEqual([slower, faster])
    const at = situation({ run: { ...run, batchesPerSecond: from } })
    expect(commands(at, ']')).toEqual(faster === from ? [] : [{ type: 'speed', batchesPerSecond: faster }])
  })
  it('can be stopped and stepped from every screen where a run is watched', () => {
    const watched = screens
      .map(({ name }) => name)
      .filter(name => name !== 'checkpoints' && name !== ('draw' as string))
    for (const screen of watched) {
      const here = situation({ run: paused, view: { ...initialView, screen } })
      expect(commands(here, '.', 'E', '[').length).toBe(3)
    }
  })
})

describe('single examples', () => {
  const after = (...keys: readonly string[]) => pressed(still, ...keys)
  it('are gone through one by one, and behind the last one the step is taken', () => {
    expect(after('e').view.coming).toEqual({ epoch: 3, batch: 2500, count: 1 })
    expect(after('e', 'shift+right', 'e').view.coming?.count).toBe(3)
    expect(after(...new Array<string>(10).fill('e')).effects).toEqual([])
    const eleven = after(...new Array<string>(11).fill('e'))
    expect(eleven.view.coming).toBeNull()
    expect(eleven.effects).toEqual([{ type: 'send', command: step }])
  })
  it('turn the other screens to the mini-batch, on which each then stays as the person wants it', () => {
    const first = after('e').view
    expect(first.gradient.of).toBe('batch')
    expect(first.example).toMatchObject({ isFollowing: true, beside: 'batch' })
    const view = {
      ...first,
      gradient: { ...first.gradient, of: 'sample' },
      example: { ...first.example, beside: 'nothing' }
    } as const
    const second = pressed({ ...still, view }, 'e').view
    expect(second.gradient.of).toBe('sample')
    expect(second.example).toMatchObject({ isFollowing: true, beside: 'nothing' })
  })
  it.each(['neurons', 'confusion', 'example', 'gradient', 'landscape'] as const)(
    'are gone through from %s, too',
    screen => {
      const view = { ...initialView, screen }
      expect(pressed({ ...still, view }, 'e', 'shift+right').view.coming?.count).toBe(2)
    }
  )
  it('are forgotten when the run goes on', () => {
    const { view } = after('e', 'e')
    expect(comingIn(paused, view.coming)?.count).toBe(2)
    expect(comingIn(run, view.coming)).toBeNull()
    const moved = { ...paused, pulse: pulse(3, 2501) }
    expect(comingIn(moved, view.coming)).toBeNull()
    expect(pressed(situation({ run: moved, view }), 'e').view.coming).toEqual({ epoch: 3, batch: 2501, count: 1 })
  })
  it.each([
    ['in the middle of an epoch', 3, 2500, {}, 10],
    ['of a shorter last mini-batch', 0, 7, { batchSize: 6500 }, 4500],
    ['of the whole of the data', 0, 0, { batchSize: 'all' }, 50_000],
    ['at the end of an epoch', 2, 5000, {}, 10],
    ['behind the last epoch', 30, 0, {}, 0]
  ] as const)('are as many as the mini-batch has %s', (_, epoch, batch, recipe, count) => {
    const size = 'batchSize' in recipe && recipe.batchSize === 6500 ? 8 : 5000
    const changed = { ...ready, recipe: { ...ready.recipe, ...recipe }, batchesPerEpoch: size }
    expect(comingExamples({ ...paused, ready: changed, pulse: pulse(epoch, batch) })).toBe(count)
  })
})
