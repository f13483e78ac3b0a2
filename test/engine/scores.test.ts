import { describe, expect, it } from 'vitest'
import { classScores } from '../../source/engine/scores.js'

describe('the scores of classes', () => {
  it('are precision, recall, and their harmonic mean', () => {
    // Of ten images of the first class eight are recognised; of the second's six one is taken for the first, two for the third.
    const [first, second] = classScores([
      [8, 2, 0],
      [1, 3, 2],
      [0, 0, 4]
    ])
    expect(first).toEqual({ precision: 8 / 9, recall: 0.8, f1: expect.closeTo(2 / (9 / 8 + 1 / 0.8), 12) })
    expect(second).toEqual({ precision: 3 / 5, recall: 0.5, f1: expect.closeTo(2 / (5 / 3 + 2), 12) })
  })
  it('are no numbers where there is nothing to have a share of', () => {
    const [, never] = classScores([
      [3, 0],
      [0, 0]
    ])
    expect(never).toEqual({ precision: Number.NaN, recall: Number.NaN, f1: Number.NaN })
    const [, unsaid] = classScores([
      [3, 0],
      [2, 0]
    ])
    expect(unsaid).toEqual({ precision: Number.NaN, recall: 0, f1: 0 })
  })
})
