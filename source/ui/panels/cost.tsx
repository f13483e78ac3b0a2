import { costChart } from '../charts/cost-chart.js'
import { type ChartView, scaleOf, shownCurve } from '../curve/shown.js'
import { measure } from '../format.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { Panel } from './panel.js'

interface CostPanelProps {
  readonly state: RunState
  readonly size: Size
  readonly chart: ChartView
}

/** The cost over time, with marks where the learning rate was changed by hand. */
export function CostPanel({ state, size, chart }: CostPanelProps) {
  const { glyphs } = useTheme()
  const scale = scaleOf(state.curve, chart)
  const latest = state.curve.at(-1)?.[1]
  const lines = costChart({
    ...shownCurve(state, chart),
    scale,
    width: size.width - borderColumns,
    height: size.height - borderRows,
    glyphs
  })
  const title = ['cost']
  if (scale === 'log') title.push('log scale')
  if (chart.span === 'recent') title.push('recent')
  if (chart.smoothing !== 'none') title.push(chart.smoothing === 'light' ? 'smoothed' : 'smoothed more')
  if (latest !== undefined) title.push(`now ${measure(latest)}`)
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}
