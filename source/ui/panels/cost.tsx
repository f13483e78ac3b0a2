import { costChart } from '../charts/cost-chart.js'
import { type ChartView, scaleOf, shownCurve } from '../curve/shown.js'
import { measure } from '../format.js'
import { borderColumns, borderRows, type Size, titleMargin } from '../layout.js'
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
  const now = latest === undefined ? [] : [`now ${measure(latest)}`]
  const title = (how: readonly string[]) => ['cost', ...how, ...now].join(` ${glyphs.dash} `)
  const shown = waysToSay(scale, chart).find(how => title(how).length <= size.width - titleMargin) ?? []
  return <Panel title={title(shown)} size={size} lines={lines} />
}

/** How the curve is drawn, at length, in short, and then ever less of it. */
function waysToSay(scale: 'log' | 'linear', { span, smoothing }: ChartView): string[][] {
  const rest = [
    ...(span === 'recent' ? ['recent'] : []),
    ...(smoothing === 'none' ? [] : [smoothing === 'light' ? 'smoothed' : 'smoothed more'])
  ]
  const short = [...(scale === 'log' ? ['log'] : []), ...rest]
  return [
    [...(scale === 'log' ? ['log scale'] : []), ...rest],
    ...short.map((_, i) => short.slice(0, short.length - i))
  ]
}
