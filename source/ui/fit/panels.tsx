import { costChart, isLogarithmic } from '../charts/cost-chart.js'
import type { Line } from '../charts/line.js'
import { measure } from '../format.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import { Panel } from '../panels/panel.js'
import { useTheme } from '../theme.js'
import { visible } from '../visible.js'
import { neuronCurves, neuronGrid } from './neuron-grid.js'
import { fitPlot } from './plot.js'
import type { FitState } from './store.js'

interface FitPanelProps {
  readonly state: FitState
  readonly size: Size
}

/** What the error's curve counts its steps in. */
const stepUnit = 1000

/** The curve, what the network makes of it, and the neurons it makes it of. */
export function PlotPanel({ state, size, hasParts }: FitPanelProps & { readonly hasParts: boolean }) {
  const { glyphs } = useTheme()
  const { curve } = state.settings
  const network = state.pulse?.network ?? null
  const name = curve.kind === 'function' ? `y = ${visible(curve.name)}` : visible(curve.name)
  const title = [name, ...(state.pulse ? [`worst miss ${measure(state.pulse.worst)}`] : [])]
  const lines = fitPlot({ curve, network, hasParts, ...inner(size), glyphs })
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}

/** What each neuron adds, by itself. */
export function NeuronsPanel({ state, size }: FitPanelProps) {
  const { glyphs } = useTheme()
  const { pulse, settings } = state
  const { x } = settings.curve
  const { width, height } = inner(size)
  const lines: Line[] = pulse ? neuronCurves(pulse.network, { low: x[0]!, high: x.at(-1)! }, width, height) : []
  const title = ['what each neuron adds', ...(pulse ? [countOf(pulse.network.neurons, width, height)] : [])]
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}

/** How many neurons there are, or how many of them are seen. */
function countOf(neurons: number, columns: number, rows: number): string {
  const grid = neuronGrid(neurons, columns, rows)
  const shown = grid.perRow * grid.rows
  return shown < neurons ? `${shown} of ${neurons}` : String(neurons)
}

/** The error over time, with marks where something was changed by hand. */
export function ErrorPanel({ state, size }: FitPanelProps) {
  const { glyphs } = useTheme()
  const { errors, pulse } = state
  const points = errors.map(([step, error]) => [step / stepUnit, error] as const)
  const marks = (pulse?.changes ?? []).map(({ step, what, from, to }) => ({
    at: step / stepUnit,
    from,
    to,
    ...(what === 'neurons' && { name: 'H' })
  }))
  const title = [pulse ? `RMSE ${measure(pulse.rmse)}` : 'RMSE']
  if (isLogarithmic(points)) title.push('log scale')
  const lines = costChart({ points, marks, unit: '× 1000 steps', none: 'no steps yet', ...inner(size), glyphs })
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}

function inner({ width, height }: Size): Size {
  return { width: width - borderColumns, height: height - borderRows }
}
