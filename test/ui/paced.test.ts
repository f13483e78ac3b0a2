import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from '../../source/ui/paced.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What is done at a pace of 100 ms, and when. */
function watched() {
  const begun = performance.now()
  const done: number[] = []
  return { act: paced(() => done.push(performance.now() - begun), 100), done }
}

describe('what is paced', () => {
  it('is done at once after a rest', () => {
    const { act, done } = watched()
    act()
    vi.advanceTimersByTime(0)
    expect(done).toEqual([0])
  })
  it('is done once for all calls within an interval, at its end', () => {
    const { act, done } = watched()
    act()
    vi.advanceTimersByTime(10)
    for (let i = 0; i < 5; i++) act()
    vi.advanceTimersByTime(500)
    act()
    vi.advanceTimersByTime(500)
    expect(done).toEqual([0, 100, 510])
  })
  it('can be done at once, which counts', () => {
    const { act, done } = watched()
    act()
    vi.advanceTimersByTime(10)
    act()
    act.now()
    vi.advanceTimersByTime(500)
    expect(done).toEqual([0, 10])
  })
  it('is not done any more when it is cancelled, and is when it is called for again', () => {
    const { act, done } = watched()
    act()
    act.cancel()
    vi.advanceTimersByTime(500)
    expect(done).toEqual([])
    act()
    vi.advanceTimersByTime(500)
    expect(done).toEqual([500])
  })
})
