import { Box } from 'ink'
import type { GradientAnswer, GradientRequest } from '../../../trainer/inspect/gradient.js'
import { heatMapRows } from '../../charts/heat-map.js'
import type { Line } from '../../charts/line.js'
import { grouped, measure } from '../../format.js'
import { useInspection } from '../../inspector.js'
import { borderColumns, borderRows, type Layout, type Size } from '../../layout.js'
import { momentOf } from '../../panels/moment.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { type Glyphs, useTheme } from '../../theme.js'
import type { Coming } from '../../time/coming.js'
import { firstShown } from '../checkpoints/choice.js'
import { gradientLayout } from './layout.js'
import type { GradientView } from './state.js'
import { steepestLines } from './steepest.js'
import { tableLines } from './table.js'

interface GradientScreenProps {
  readonly state: RunState
  readonly view: GradientView
  /** How far the coming mini-batch has been gone through, if it is. */
  readonly coming: Coming | null
  readonly layout: Layout
}

/** Times a second that the gradient is gathered: less often for larger networks, so that training does not notice. */
function rateFor(parameterCount: number): number {
  return Math.max(0.5, Math.min(4, 400_000 / parameterCount))
}

/** The gradient, layer by layer: how long, how spread, which weights it is about, and which neurons it does not reach. */
export function GradientScreen({ state, view, coming, layout }: GradientScreenProps) {
  const { glyphs } = useTheme()
  const { ready, layerNorms } = state
  const moment = momentOf(state, rateFor(ready?.parameterCount ?? 1))
  const soFar = view.of === 'batch' && coming ? { mostOfBatch: coming.count } : {}
  const request: GradientRequest | null = ready && { kind: 'gradient', of: view.of, ...soFar }
  const inspected = useInspection(request, moment)
  const image = ready?.data ?? { width: 1, height: 1 }
  const sizes = gradientLayout(layout, ready?.layers.length ?? 1, image)
  // An answer about a run that has given way to another says nothing of this one.
  const isOfThis = inspected !== null && inspected.answer.layers.length === ready?.layers.length
  const answer = isOfThis ? inspected.answer : null
  const layers = answer?.layers ?? []
  const picture = inside(sizes.pixels)
  const names = { width: image.width, classes: ready?.data.classes ?? [] }
  const table: readonly Line[] = answer
    ? tableLines({
        ...{ layers, first: firstShown(view.layer ?? 0, layers.length, sizes.layers), count: sizes.layers },
        ...{ barRows: sizes.barRows, chosen: view.layer, norms: layerNorms },
        ...{ width: layout.columns - borderColumns, glyphs }
      })
    : [[{ text: ready ? 'gathering the gradient …' : '', tone: 'dim' }]]
  const pixels = answer ? heatMapRows({ values: answer.pixels, ...image }, picture.width, picture.height) : []
  return (
    <Box flexDirection="column">
      <Panel title={titleOf(inspected?.request, answer, glyphs)} size={sizes.table} lines={table} />
      <Box>
        <Panel
          title={`the weights that matter most${view.layer === null ? '' : ` ${glyphs.dash} layer ${view.layer + 1}`}`}
          size={sizes.steepest}
          lines={answer ? steepestLines(layers, view.layer, names, inside(sizes.steepest), glyphs) : []}
        />
        <Panel title="Σ |∂C/∂w| by pixel" size={sizes.pixels} lines={pixels.map(text => [{ text }])} />
      </Box>
    </Box>
  )
}

/** The room between the borders of a panel. */
function inside({ width, height }: Size): Size {
  return { width: width - borderColumns, height: height - borderRows }
}

/** Whose gradient it is. */
function titleOf(request: GradientRequest | undefined, answer: GradientAnswer | null, { dash }: Glyphs): string {
  if (!answer || !request) return 'gradient'
  const { examples, outOf, batch, cost } = answer
  const count = examples < outOf ? `${grouped(examples)} of ${grouped(outOf)}` : grouped(examples)
  const whose =
    request.of === 'sample'
      ? `${count} training examples, always the same`
      : `mini-batch ${grouped(batch + 1)}, next: ${count} examples${request.mostOfBatch === undefined ? '' : ' so far'}`
  return `gradient ${dash} ${whose} ${dash} cost ${measure(cost)}`
}
