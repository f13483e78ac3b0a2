import { expect, it } from 'vitest'
import { createFitStore } from '../../../source/ui/fit/store.js'
import { pulse, settings } from './fits.js'

it('gathers the error, forgets it when another network begins, and keeps no more than it can show', () => {
  const store = createFitStore(settings)
  let told = 0
  store.subscribe(() => told++)
  store.apply(pulse(1, { points: [[0, 1]] }))
  store.apply(pulse(2, { points: [[1, 0.5]] }))
  expect(store.state().errors).toEqual([
    [0, 1],
    [1, 0.5]
  ])
  store.apply({ type: 'begun' })
  store.apply(pulse(0, { points: [[0, 2]] }))
  expect(store.state().errors).toEqual([[0, 2]])
  store.apply(pulse(5000, { points: Array.from({ length: 4001 }, (_, i) => [i + 1, 1] as const) }))
  expect(store.state().errors).toHaveLength(2001)
  expect(store.state().errors.at(-1)![0]).toBe(4000)
  expect(told).toBe(4)
})

it('stays failed when the worker is gone', () => {
  const store = createFitStore(settings)
  store.apply(pulse(1))
  store.apply({ type: 'failed', message: 'gone' })
  expect([store.state().phase, store.state().failure]).toEqual(['failed', 'gone'])
})
