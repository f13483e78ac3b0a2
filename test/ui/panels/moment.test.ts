import { describe, expect, it } from 'vitest'
import { momentOf } from '../../../source/ui/panels/moment.js'
import * as run from '../run.js'

const training = run.stateAfter(run.training)
const at = (seconds: number) => ({ ...training, pulse: { ...run.pulse(0, 1), seconds } })
const paused = { ...training, phase: 'paused' } as const

describe('a moment', () => {
  it('comes six times a second while training, however often numbers do', () => {
    const moments = Array.from({ length: 600 }, (_, i) => momentOf(at(i / 120)))
    expect(new Set(moments).size).toBe(30)
  })

  it('is another when training comes to rest, and with every step there', () => {
    const moments = [
      training,
      paused,
      { ...paused, pulse: run.pulse(3, 2501) },
      { ...paused, pulse: run.pulse(4, 2501) },
      { ...training, phase: 'finished' } as const
    ].map(momentOf)
    expect(new Set(moments).size).toBe(5)
  })

  it('is the same as long as nothing moves', () => {
    expect(momentOf({ ...paused, saved: 'a/b' })).toBe(momentOf(paused))
  })

  it('is there before the first pulse', () => {
    expect(momentOf({ ...training, pulse: null })).toBe(momentOf(at(0)))
  })
})
