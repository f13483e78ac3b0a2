import { describe, expect, it } from 'vitest'
import { AccuracyPanel } from '../../../source/ui/panels/accuracy.js'
import * as run from '../run.js'
import { drawn } from './drawn.js'

const state = run.stateAfter(run.training)
const panel = (shown = state, width = 50) => drawn(<AccuracyPanel state={shown} size={{ width, height: 5 }} />)

describe('AccuracyPanel', () => {
  it('shows held-out, training and batch accuracy with their course, the best epoch and the gap', () => {
    expect(panel()).toMatchInlineSnapshot(`
      [
        "╭ accuracy · best 96.00 % @ 3 · gap +0.67 ───────╮",
        "│ held out   96.00 %                         ▁▅▇ │",
        "│ training   96.67 %                         ▂▆▇ │",
        "│ batch     100.00 %  ▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇ │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('has the gap in its title where there is less room', () => {
    expect(panel(state, 37)).toMatchInlineSnapshot(`
      [
        "╭ accuracy · gap +0.67 ─────────────╮",
        "│ held out   96.00 %            ▁▅▇ │",
        "│ training   96.67 %            ▂▆▇ │",
        "│ batch     100.00 %  ▁▄▇▁▄▇▁▄▄▇▁▄▇ │",
        "╰───────────────────────────────────╯",
      ]
    `)
  })

  it('has dashes before the first epoch', () => {
    expect(panel({ ...state, history: [], pulse: null, batchAccuracies: [] })).toMatchInlineSnapshot(`
      [
        "╭ accuracy ──────────────────────────────────────╮",
        "│ held out         –                             │",
        "│ training         –                             │",
        "│ batch            –                             │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('leaves out what compares with held-out images where none are held out', () => {
    const history = state.history.map(record => ({ ...record, validationAccuracy: null, validationCost: null }))
    expect(panel({ ...state, history })).toMatchInlineSnapshot(`
      [
        "╭ accuracy ──────────────────────────────────────╮",
        "│ held out         –                             │",
        "│ training   96.67 %                         ▁▅▇ │",
        "│ batch     100.00 %  ▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇ │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  const known = [0.8, 0.9, 0.98, 1].map((trainAccuracy, i) => ({
    ...run.record(i + 1),
    trainAccuracy,
    validationAccuracy: 0.78 + i / 100
  }))
  it('says when the network is memorising, and has the gap in a row of its own where there is room', () => {
    expect(
      drawn(<AccuracyPanel state={{ ...state, history: known }} size={{ width: 50, height: 7 }} />)
    ).toMatchInlineSnapshot(`
      [
        "╭ accuracy · best 81.00 % @ 4 ───────────────────╮",
        "│ held out   81.00 %                        ▁▁▂▂ │",
        "│ training  100.00 %                        ▂▄▆▇ │",
        "│ batch     100.00 %  ▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇▁▄▇▁▄▄▇▁▄▇ │",
        "│ gap       +19.00                          ▂▄▇▇ │",
        "│ memorising: 19.0 points ahead, and growing     │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('says so in its title at 80 columns', () => {
    expect(panel({ ...state, history: known }, 37)[0]).toBe('╭ memorising · gap +19.00 ──────────╮')
  })

  it('names the first of the best epochs, and says with a minus when training does worse', () => {
    const history = [0.9, 0.95, 0.95, 0.92].map((validationAccuracy, i) => ({
      ...run.record(i + 1),
      trainAccuracy: 0.91,
      validationAccuracy
    }))
    const rows = panel({ ...state, history })
    expect(rows[0]).toContain('best 95.00 % @ 2 ·')
    expect(rows[0]).toContain('gap −1.00')
  })

  it.each([1, 10, 99])('shows all of the best epoch when that is %d', epoch => {
    const rows = panel({ ...state, history: [{ ...run.record(epoch), validationAccuracy: 0.955 }] })
    expect(rows[0]).toContain(`best 95.50 % @ ${epoch} ·`)
  })
})
