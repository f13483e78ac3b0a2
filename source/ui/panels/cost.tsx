import { costChart, isLogarithmic } from '../charts/cost-chart.js'
import { measure } from '../format.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { Panel } from './panel.js'

/** The cost over time, with marks where the learning rate was changed by hand. */
export function CostPanel({ state, size }: { readonly state: RunState; readonly size: Size }) {
  const { glyphs } = useTheme()
  const latest = state.curve.at(-1)?.[1]
  const lines = costChart({
    points: state.curve,
    marks: state.rateChanges,
    width: size.width - borderColumns,
    height: size.height - borderRows,
    glyphs
  })
  const title = ['cost']
  if (isLogarithmic(state.curve)) title.push('log scale')
  if (latest !== undefined) title.push(`now ${measure(latest)}`)
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}
