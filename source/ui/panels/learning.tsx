import type { Line } from '../charts/line.js'
import { sparkline } from '../charts/sparkline.js'
import { measure } from '../format.js'
import { borderColumns, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { Panel } from './panel.js'

/** How far each step goes, how steep the ground is, and how the cost went lately. */
export function LearningPanel({ state, size }: { readonly state: RunState; readonly size: Size }) {
  const { glyphs } = useTheme()
  const { ready, pulse, learningRate, gradientNorms } = state
  const width = Math.max(0, size.width - borderColumns - 20)
  const isScheduled = ready !== null && ready.recipe.schedule !== 'constant'
  const inForce = ready === null ? Number.NaN : isScheduled && pulse ? pulse.learningRate : learningRate
  const base = isScheduled ? `  ${ready.recipe.schedule} of ${measure(learningRate)}` : ''
  const lines: Line[] = [
    [{ text: glyphs.eta.padEnd(9) }, { text: measure(inForce).padStart(9), tone: 'bold' }, { text: base, tone: 'dim' }],
    [
      { text: glyphs.gradient.padEnd(9) },
      { text: measure(pulse?.gradientNorm ?? Number.NaN).padStart(9), tone: 'bold' },
      { text: `  ${sparkline(gradientNorms.map(Math.log), width, glyphs.spark)}`, tone: 'accent' }
    ]
  ]
  const costs = state.curve.slice(-Math.max(1, width)).map(([, cost]) => cost)
  lines.push([
    { text: 'cost     ' },
    { text: measure(costs.at(-1) ?? Number.NaN).padStart(9), tone: 'bold' },
    { text: `  ${sparkline(costs.map(Math.log), width, glyphs.spark)}`, tone: 'accent' }
  ])
  return <Panel title="learning" size={size} lines={lines} />
}
