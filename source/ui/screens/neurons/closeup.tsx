import type { NeuronAnswer } from '../../../trainer/inspect/neurons.js'
import type { Ready } from '../../../trainer/protocol.js'
import { histogram } from '../../charts/histogram.js'
import { type Line, widthOf } from '../../charts/line.js'
import { type MapGrid, type MapLevels, mapRows } from '../../charts/weight-maps.js'
import { short } from '../../format.js'
import { useInspection } from '../../inspector.js'
import { useLive } from '../../live.js'
import { momentOf } from '../../panels/moment.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { type Glyphs, useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { incoming, initialWeights, outgoing, trainedWeights } from '../../weights.js'
import { biasLine } from './about.js'
import { neuronNames } from './captions.js'
import { conditionOf } from './condition.js'
import { inside } from './grid.js'
import { imageLines, imageRow } from './images.js'
import { levelsOfNeurons } from './levels.js'
import { layerName, type NeuronsState } from './state.js'
import { strongestLines } from './strongest.js'
import { howDrawn, imagesName, imagesToSee } from './words.js'

interface CloseupProps {
  readonly state: RunState
  readonly ready: Ready
  readonly chosen: NeuronsState
  readonly screen: { readonly columns: number; readonly rows: number }
}

/** One neuron from near: its map, its bias and weights, its activations, and the images that excite it most and least. */
export function Closeup({ state, ready, chosen, screen }: CloseupProps) {
  const { glyphs } = useTheme()
  const { layer, neuron, shown } = chosen
  const { outputs } = ready.layers[layer]!
  const room = inside(screen)
  const pace = state.phase === 'training' ? 'moving' : 'resting'
  const { count, side } = imageRow(room.columns, Math.floor(room.rows / 3), ready.data)
  const imageHeight = Math.ceil(Math.round((side * ready.data.height) / ready.data.width) / 2)
  const topRows = room.rows - imageHeight - 3
  const grid = largestMap(ready, topRows)
  const levels = useLive<MapLevels>(
    [ready, layer, neuron, shown, screen.columns, screen.rows],
    momentOf(state),
    pace,
    before => levelsOfNeurons(ready, { layer, first: neuron, count: 1, shown }, grid, before)
  )
  const images = imagesToSee(ready, pace)
  const inspected = useInspection({ kind: 'neuron', layer, neuron, images, extremes: count }, momentOf(state, 1))
  const answer = inspected?.answer.layer === layer && inspected.answer.neuron === neuron ? inspected.answer : null
  const map = mapRows(levels, grid)
  const width = room.columns - grid.pixelWidth - 2
  const right = [
    ...activationLines(ready, chosen, answer, width, topRows, glyphs),
    ...weightLines(ready, chosen, width, topRows, glyphs)
  ]
  const lines = Array.from(
    { length: topRows },
    (_, row): Line => [{ text: (map[row] ?? '').padEnd(grid.pixelWidth + 2) }, ...(right[row] ?? [])]
  )
  lines.push(...imageLines(answer?.strongest ?? [], answer?.weakest ?? [], ready, room.columns, imageHeight, glyphs))
  while (lines.length < room.rows - 1) lines.push([])
  lines.push([{ text: howDrawn(chosen, glyphs), tone: 'dim' }])
  const name = neuronNames(outputs, classNames(ready, layer))[neuron]!
  const title = [layerName(ready, layer), `neuron ${name} of ${outputs}`]
  if (shown === 'change') title.push('change since the start')
  const size = { width: screen.columns, height: room.rows + 2 }
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}

/** The map of one neuron, as large as the rows allow. */
function largestMap({ data: { width, height } }: Ready, rows: number): MapGrid {
  const pixelHeight = Math.min(height, 2 * rows)
  const pixelWidth = Math.max(1, Math.round((pixelHeight * width) / height))
  return { perRow: 1, rows: 1, pixelWidth, pixelHeight, gap: 1 }
}

/** Whether there is so little room that things share rows. */
const isLow = (rows: number) => rows < 14
const histogramRows = (rows: number) => (isLow(rows) ? 2 : 3)
/** Rows above the lists of weights: what is said of bias and activation, the histogram with its axis, the heading. */
const wordRows = (rows: number) => histogramRows(rows) + (isLow(rows) ? 4 : 5)

/** Bias, how it does, and its activations as a histogram. */
function activationLines(
  ready: Ready,
  chosen: NeuronsState,
  answer: NeuronAnswer | null,
  width: number,
  rows: number,
  { column, dash }: Glyphs
): Line[] {
  const { layer } = chosen
  if (!answer) {
    const waiting: Line = [{ text: 'looking at images …', tone: 'dim' }]
    return [biasLine(ready, chosen), waiting, ...Array.from({ length: wordRows(rows) - 3 }, () => [])]
  }
  const { spread, histogram: bins } = answer
  const { activation } = ready.layers[layer]!
  const place = layer === ready.layers.length - 1 ? 'output' : 'hidden'
  const images = imagesName(answer)
  const columns = Math.max(1, Math.floor(width / bins.counts.length))
  const bars = histogram(bins.counts, histogramRows(rows), columns, column)
  const [from, to] = [short(bins.from), short(bins.to)]
  const across = columns * bins.counts.length
  const what = `activation ${dash} ${images}`
  const gap = Math.max(1, Math.floor((across - what.length) / 2) - from.length)
  const axis = `${from}${' '.repeat(gap)}${what}`
  const mean: Line = [
    { text: 'activation ' },
    { text: spread.mean.toFixed(3), tone: 'bold' },
    { text: ` ± ${spread.deviation.toFixed(3)}`, tone: 'dim' }
  ]
  const bias = biasLine(ready, chosen)
  return [
    ...(isLow(rows) ? [[...bias, { text: '  ' }, ...mean]] : [bias, mean]),
    [{ text: conditionOf(activation, place, spread, images).sentence }],
    ...bars.map((text): Line => [{ text, tone: 'accent' }]),
    [{ text: axis.padEnd(across - to.length) + to, tone: 'dim' }]
  ]
}

/** The largest weights that lead into it and out of it, or their changes, side by side in what is left of the rows. */
function weightLines(ready: Ready, chosen: NeuronsState, width: number, rows: number, glyphs: Glyphs): Line[] {
  const { layer, neuron, shown } = chosen
  const read = (of: typeof incoming) => {
    const now = of(trainedWeights(ready), layer, neuron)
    if (shown === 'weights') return now
    const then = of(initialWeights(ready), layer, neuron)
    return now.map((value, i) => value - then[i]!)
  }
  const height = Math.max(0, rows - wordRows(rows))
  const size = { width: Math.floor((width - 2) / 2), height }
  const pixel = (i: number) => pixelName(ready.data, i)
  const below = layer === 0 ? pixel : (i: number) => `neuron ${i}`
  const above = neuronNames(ready.layers[layer + 1]?.outputs ?? 0, classNames(ready, layer + 1))
  const into = strongestLines(read(incoming), below, size, glyphs)
  const out = strongestLines(read(outgoing), k => `neuron ${above[k]}`, size, glyphs)
  const heading = (text: string) => text.padEnd(size.width)
  const isOutput = layer === ready.layers.length - 1
  const what = shown === 'change' ? 'changed most' : 'largest'
  return [
    [
      {
        text: `${heading(`${what} in`)}  ${heading(isOutput ? 'an output: its own answer' : `${what} out`)}`,
        tone: 'dim'
      }
    ],
    ...Array.from({ length: height }, (_, i): Line => {
      const left = into[i] ?? []
      return [...left, { text: ' '.repeat(size.width - widthOf(left) + 2) }, ...(out[i] ?? [])]
    })
  ]
}

/** A pixel by its column and row, counted from 0, and in a colour image by its plane: pixel 4,19; red 4,19. */
function pixelName({ width, height, channels }: Ready['data'], i: number): string {
  const plane = channels ? ['red', 'green', 'blue'][Math.floor(i / (width * height))] : 'pixel'
  return `${plane} ${i % width},${Math.floor(i / width) % height}`
}

/** The names of the classes, where a layer is the output layer. */
function classNames({ layers, data }: Ready, layer: number): string[] | null {
  return layer === layers.length - 1 ? data.classes.map(visible) : null
}
