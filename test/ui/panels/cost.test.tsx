import { describe, expect, it } from 'vitest'
import { initialChart } from '../../../source/ui/curve/shown.js'
import { CostPanel } from '../../../source/ui/panels/cost.js'
import * as run from '../run.js'
import { drawn } from './drawn.js'

const state = run.stateAfter(run.training)
const panel = (shown = state, chart = initialChart) =>
  drawn(<CostPanel state={shown} size={{ width: 50, height: 9 }} chart={chart} />)

describe('CostPanel', () => {
  it('shows a smoothed line with its points as dots behind it, and says so', () => {
    const noisy = state.curve.map(([at, cost], i) => [at, cost * (i % 2 ? 1.4 : 0.7)] as const)
    expect(
      panel({ ...state, curve: noisy }, { ...initialChart, smoothing: 'strong', scale: 'linear' })
    ).toMatchSnapshot()
  })

  it('shows the recent part on a scale of its own', () => {
    expect(panel(state, { ...initialChart, span: 'recent' })).toMatchSnapshot()
  })

  it('shows the curve with the change of η, and the latest cost in its title', () => {
    expect(panel()).toMatchInlineSnapshot(`
      [
        "╭ cost · log scale · now 0.05333 ────────────────╮",
        "│   0.57┤╮                      η 0.3→0.5┊       │",
        "│   0.36┤╰──╮                            ┊       │",
        "│   0.22┤   ╰────╮                       ┊       │",
        "│   0.14┤        ╰───────╮               ┊       │",
        "│  0.086┤                ╰────────────╮  ┊       │",
        "│  0.053┤                             ╰────────  │",
        "│                  1          2          3 epoch │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  it.each([
    [61, 'cost · log scale · recent · smoothed more · now 0.05333'],
    [60, 'cost · log · recent · smoothed more · now 0.05333'],
    [50, 'cost · log · recent · now 0.05333'],
    [36, 'cost · log · now 0.05333'],
    [24, 'cost · now 0.05333']
  ])('has in %d columns a title of whole words, and the latest cost in it', (width, title) => {
    const chart = { scale: 'log', span: 'recent', smoothing: 'strong' } as const
    const [row] = drawn(<CostPanel state={state} size={{ width, height: 9 }} chart={chart} />)
    expect(row!.replace(/^╭ | ─*╮$/g, '')).toBe(title)
  })

  it('waits for the curve', () => {
    expect(panel(run.stateAfter(run.loading))).toMatchInlineSnapshot(`
      [
        "╭ cost ──────────────────────────────────────────╮",
        "│                                                │",
        "│                                                │",
        "│                                                │",
        "│    the curve begins with the first batches     │",
        "│                                                │",
        "│                                                │",
        "│                                                │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('says so when the cost is no longer a number', () => {
    expect(panel({ ...state, curve: [...state.curve, [3.6, Number.NaN]] })[0]).toContain('cost · log scale · now –')
  })
})
