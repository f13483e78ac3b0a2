import { useMemo, useRef } from 'react'
import { type MapLevels, mapGrid, mapLevels, mapRows, type WeightMatrix } from '../charts/weight-maps.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { momentOf } from './moment.js'
import { Panel } from './panel.js'

/** What each neuron of the first hidden layer looks for: the weights of its pixels, read where the worker trains them. */
export function WeightMapsPanel({ state, size }: { readonly state: RunState; readonly size: Size }) {
  const { glyphs } = useTheme()
  const { ready, phase } = state
  const matrix = useMemo(() => ready && firstLayer(ready), [ready])
  const columns = size.width - borderColumns
  const rows = size.height - borderRows
  const grid = useMemo(() => matrix && mapGrid(matrix, columns, rows), [matrix, columns, rows])
  const moment = momentOf(state)
  const before = useRef<MapLevels>(undefined)
  // The moment stands for the weights, which change in place. When they have come to rest, they are shown as they are.
  const lines = useMemo(() => {
    if (!matrix || !grid) return []
    before.current = mapLevels(matrix, grid, phase === 'training' ? before.current : undefined)
    return mapRows(before.current, grid).map(text => [{ text }])
  }, [matrix, grid, moment, phase])
  if (!matrix || !grid) return <Panel title="weights" size={size} lines={[]} />
  const shown = Math.min(matrix.neurons, grid.perRow * grid.rows)
  const which = shown < matrix.neurons ? `first ${shown} of ${matrix.neurons} neurons` : 'what each neuron looks for'
  const layer = ready!.layers.length > 1 ? 'hidden layer 1' : 'output layer'
  const colours = ready!.data.channels ? ` ${glyphs.dash} colours averaged` : ''
  return <Panel title={`${layer} ${glyphs.dash} ${which}${colours}`} size={size} lines={lines} />
}

function firstLayer({ memory, layers, parameters, data }: NonNullable<RunState['ready']>): WeightMatrix {
  const { inputs, outputs, width } = layers[0]!
  const values = new Float32Array(memory.buffer, parameters.weights[0]!, inputs * width)
  return { values, neurons: outputs, width: data.width, height: data.height, channels: data.channels }
}
