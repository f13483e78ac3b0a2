import { describe, expect, it } from 'vitest'
import { afterBatch, fullSpeed, isWatched, slowedTo, waitFor } from '../../source/trainer/slow-motion.js'

describe('slow motion', () => {
  it('never waits at full speed', () => {
    expect(waitFor(afterBatch(fullSpeed, 5000), 5000)).toBe(0)
    expect(waitFor(slowedTo(null, 5000), 5000)).toBe(0)
  })
  it('begins at once, and waits an interval between one mini-batch and the next', () => {
    const slow = slowedTo(10, 1000)
    expect(waitFor(slow, 1000)).toBe(0)
    expect(waitFor(afterBatch(slow, 1004), 1004)).toBe(96)
    expect(waitFor(afterBatch(slow, 1004), 1200)).toBe(0)
  })
  it('keeps its pace where a mini-batch takes some time', () => {
    let motion = slowedTo(100, 0)
    for (const now of [3, 12, 24, 31]) motion = afterBatch(motion, now)
    expect(motion.dueAt).toBe(40)
  })
  it('does not make up in a rush for what was late', () => {
    const late = afterBatch(slowedTo(100, 0), 5000)
    expect(waitFor(late, 5000)).toBe(0)
    expect(waitFor(afterBatch(late, 5000), 5000)).toBe(10)
  })
  it.each([
    [1, true],
    [10, true],
    [100, false],
    [null, false]
  ])('of %s mini-batches a second shows each of them: %s', (batchesPerSecond, watched) => {
    expect(isWatched(slowedTo(batchesPerSecond, 0))).toBe(watched)
  })
})
