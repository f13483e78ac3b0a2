import { describe, expect, it } from 'vitest'
import { schedules } from '../../source/engine/schedule.js'

describe('schedules', () => {
  it.each([
    ['constant', [1, 1, 1, 1, 1]],
    ['step', [1, 1, 0.1, 0.01, 0.01]],
    ['cosine', [1, 0.8536, 0.5, 0.1464, 0]],
    ['one-cycle', [0.04, 0.9357, 0.8117, 0.2831, 0]]
  ] as const)('%s multiplies the learning rate as it should at each quarter of a run', (name, factors) => {
    factors.forEach((factor, quarter) => {
      expect(schedules[name](quarter / 4)).toBeCloseTo(factor, 4)
    })
  })
  it('one-cycle is at its peak after 30 % of the run', () => {
    expect(schedules['one-cycle'](0.3)).toBe(1)
  })
})
