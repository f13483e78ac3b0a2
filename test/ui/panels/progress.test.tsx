import { describe, expect, it } from 'vitest'
import { Progress } from '../../../source/ui/panels/progress.js'
import { ascii } from '../../../source/ui/theme.js'
import * as run from '../run.js'
import { drawn } from './drawn.js'

const state = run.stateAfter(run.training)
const at = (epoch: number, batch: number, phase = state.phase) => ({ ...state, phase, pulse: run.pulse(epoch, batch) })
const row = (shown = state, glyphs?: typeof ascii) => drawn(<Progress state={shown} columns={100} />, glyphs)[0]!

describe('Progress', () => {
  it('says how far the run is, how fast, and how long it takes', () => {
    expect(row()).toMatchInlineSnapshot(
      `" epoch  4/30 ━━━╸─────────────────────────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left "`
    )
  })

  it('has an ASCII form of its bar', () => {
    expect(row(state, ascii)).toMatchInlineSnapshot(
      `" epoch  4/30 ===>.............................  batch 2,500/5,000   612k images/s  0:03 · 0:27 left "`
    )
  })

  it('says how far a mini-batch has been gone through, in the place of the speed', () => {
    const paused = at(3, 2500, 'paused')
    const within = drawn(<Progress state={paused} coming={{ epoch: 3, batch: 2500, count: 7 }} columns={100} />)[0]!
    expect(within).toBe(row(paused).replace(' 612k images/s', '  example 7/10'))
  })

  it('says instead why it can’t go on like that when the run has diverged', () => {
    const diverged = { type: 'diverged', message: 'The cost is\nnot finite.', advice: 'Use --resume.' } as const
    expect(row(run.stateAfter([...run.training, diverged]))).toBe(' The cost is\\u{a}not finite.')
    expect(row(run.stateAfter([...run.training, diverged, run.ready]))).toContain(' epoch  1/30 ')
  })

  it('is an empty row before the run is ready', () => {
    expect(row({ ...state, ready: null })).toBe('')
  })

  it('begins where a resumed run begins', () => {
    const ready = { ...run.ready, epoch: 7, batch: 123 }
    expect(row({ ...state, ready, pulse: null })).toMatchInlineSnapshot(
      `" epoch  8/30 ━━━━━━━╸─────────────────────────  batch   123/5,000      0 images/s  0:00 · 0:00 left "`
    )
  })

  it.each([
    ['the first batch', at(0, 0), 'epoch  1/30', 'batch     0/5,000'],
    ['the middle of an epoch', at(6, 3412), 'epoch  7/30', 'batch 3,412/5,000'],
    ['the last epoch', at(29, 4999), 'epoch 30/30', 'batch 4,999/5,000'],
    ['the end', at(30, 0, 'finished'), 'epoch 30/30', 'images/s']
  ])('counts the epoch that runs from one: at %s', (_, shown, epoch, batch) => {
    expect(row(shown)).toContain(epoch)
    expect(row(shown)).toContain(batch)
  })

  // An epoch is finished when it has been evaluated, not before.
  it('still counts an epoch as running while its last mini-batch is the latest', () => {
    expect(row(at(6, 5000))).toContain('epoch  7/30')
  })

  // The worker then stands at batch 0 of an epoch that there is not.
  it('says of a finished run that all batches are done', () => {
    expect(row(at(30, 0, 'finished'))).toContain('batch 5,000/5,000')
  })

  it('keeps every number where it is from pulse to pulse', () => {
    const places = [at(0, 1), at(9, 4999), { ...at(3, 7), pulse: { ...run.pulse(3, 7), examplesPerSecond: 999 } }].map(
      shown => ['batch', '/5,000', 'images/s', '·'].map(text => row(shown).indexOf(text))
    )
    expect(places).toEqual([places[0], places[0], places[0]])
  })
})
