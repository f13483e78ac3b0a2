import { describe, expect, it } from 'vitest'
import { LearningPanel } from '../../../source/ui/panels/learning.js'
import * as run from '../run.js'
import { drawn } from './drawn.js'

const state = run.stateAfter(run.training)
const panel = (shown = state, height = 6) => drawn(<LearningPanel state={shown} size={{ width: 50, height }} />)

describe('LearningPanel', () => {
  it('shows η, the gradient, the cost, and what goes wrong most often', () => {
    expect(panel()).toMatchInlineSnapshot(`
      [
        "╭ learning ──────────────────────────────────────╮",
        "│ η           0.5000                             │",
        "│ ‖∇C‖       0.06200  ▆▄▆▇▁▄▆▇▁▄▆▄▆▇▁▄▆▇▁▄▆▄▆▇▁▄ │",
        "│ cost       0.05333  ▇▇▆▆▅▅▅▅▄▄▄▄▃▃▃▃▂▂▂▂▂▂▁▁▁▁ │",
        "│                                                │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  it('drops what matters least where there is no room', () => {
    expect(panel(state, 4)).toEqual([...panel().slice(0, 3), panel()[5]])
  })

  it('shows the rate in force where a schedule changes it, and what it is a share of', () => {
    const ready = { ...run.ready, recipe: { ...run.ready.recipe, schedule: 'one-cycle' as const } }
    const pulse = { ...run.pulse(3, 500), learningRate: 0.0123 }
    expect(panel({ ...state, ready, pulse })[1]).toMatchInlineSnapshot(
      `"│ η          0.01230  one-cycle of 0.5000        │"`
    )
  })

  it('has a dash for a gradient and a cost that are not known yet', () => {
    expect(panel({ ...state, pulse: null, curve: [], gradientNorms: [], confusion: [] })).toMatchInlineSnapshot(`
      [
        "╭ learning ──────────────────────────────────────╮",
        "│ η           0.5000                             │",
        "│ ‖∇C‖             –                             │",
        "│ cost             –                             │",
        "│                                                │",
        "╰────────────────────────────────────────────────╯",
      ]
    `)
  })

  // No run can have a rate of 0.
  it('has a dash for η before the run is ready', () => {
    expect(panel(run.stateAfter(run.loading))[1]).toMatch(/η +–/)
  })
})
