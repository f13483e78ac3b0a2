import type { LayerGradient } from '../../../trainer/inspect/gradient.js'
import type { Line } from '../../charts/line.js'
import { logBars } from '../../charts/log-bars.js'
import { sparkline } from '../../charts/sparkline.js'
import { measure, short } from '../../format.js'
import type { RunState } from '../../store.js'
import type { Glyphs } from '../../theme.js'

/** What the table of layers shows. */
export interface GradientTable {
  readonly layers: readonly LayerGradient[]
  /** The first of them that is shown, and how many are, each `barRows` rows high. */
  readonly first: number
  readonly count: number
  readonly barRows: number
  /** The one that is chosen. */
  readonly chosen: number | null
  readonly norms: RunState['layerNorms']
  readonly width: number
  readonly glyphs: Glyphs
}

/** Widths of the columns; those of the histograms divide the number of bins. */
interface Columns {
  readonly name: number
  readonly norm: number
  readonly past: number
  readonly weights: number
  readonly slopes: number
  readonly idle: number
}

const gap = '  '

function columnsFor(width: number): Columns {
  const fixed = width < 108 ? { name: 7, norm: 8, weights: 15, slopes: 20, idle: 6 } : wide
  const { name, norm, weights, slopes, idle } = fixed
  return { ...fixed, past: Math.max(0, width - name - norm - weights - slopes - idle - 5 * gap.length) }
}
const wide = { name: 13, norm: 8, weights: 20, slopes: 30, idle: 15 }

/** A heading, for each layer its numbers and bars, and the axes below them. */
export function tableLines(table: GradientTable): Line[] {
  const { layers, first, count, width, glyphs } = table
  const columns = columnsFor(width)
  const shown = layers.slice(first, first + count)
  return [
    heading(columns, glyphs),
    ...shown.flatMap((layer, i) => layerLines(table, columns, layer, first + i)),
    axes(layers, columns)
  ]
}

function heading({ name, norm, past, weights, slopes, idle }: Columns, { gradient, dash }: Glyphs): Line {
  const cells = [
    'layer'.padEnd(name),
    gradient.padStart(norm),
    'over time'.slice(0, past).padEnd(past),
    'weights'.padEnd(weights),
    (slopes < 30 ? '|∂C/∂w|' : `|∂C/∂w| ${dash} powers of ten`).padEnd(slopes),
    'stuck'.padEnd(idle)
  ]
  return [{ text: cells.join(gap), tone: 'dim' }]
}

function layerLines(
  { barRows, chosen, norms, glyphs }: GradientTable,
  columns: Columns,
  layer: LayerGradient,
  l: number
): Line[] {
  const { inputs, outputs, weights, slopes } = layer
  const name = columns.name < 10 ? `${l + 1}` : `${l + 1}  ${inputs}${glyphs.arrow}${outputs}`
  const past = sparkline(pastOf(norms, l, columns.past), columns.past, glyphs.spark, ...rangeOf(norms))
  const ofWeights = logBars(weights.counts, columns.weights, barRows, glyphs.column)
  const ofSlopes = logBars(slopes.counts, columns.slopes, barRows, glyphs.column)
  return Array.from({ length: barRows }, (_, row): Line => {
    const isLast = row === barRows - 1
    const bars = [ofWeights[row]!, ofSlopes[row]!].join(gap)
    if (!isLast) {
      const left = columns.name + columns.norm + columns.past + 2 * gap.length
      return [{ text: ' '.repeat(left) }, { text: gap + bars, tone: 'accent' }]
    }
    return [
      { text: name.slice(0, columns.name).padEnd(columns.name), ...(chosen === l && { tone: 'accent' as const }) },
      { text: gap + measure(layer.norm).padStart(columns.norm), tone: 'bold' },
      { text: [gap, past, gap, bars].join(''), tone: 'accent' },
      { text: gap + idleText(layer, columns.idle) }
    ]
  })
}

function idleText({ idle, outputs }: LayerGradient, width: number): string {
  if (!idle) return '–'
  const share = `${idle.count}/${outputs}`
  return (width < 15 ? share : `${share} ${idle.name}`).slice(0, width)
}

/** The ends of the histograms, where they are. */
function axes(layers: readonly LayerGradient[], { name, norm, past, weights, slopes }: Columns): Line {
  const [layer] = layers
  if (!layer) return []
  const { from, to } = layer.weights
  const middle = '0'.padStart(Math.ceil(weights / 2) - signed(from).length)
  const ofWeights = `${signed(from)}${middle}${signed(to).padStart(weights - signed(from).length - middle.length)}`
  const [least, most] = [`1e${layer.slopes.from}`, String(10 ** layer.slopes.to)]
  const text = `${' '.repeat(name + norm + past + 3 * gap.length)}${ofWeights}${gap}${least}${most.padStart(slopes - least.length)}`
  return [{ text, tone: 'dim' }]
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${short(Math.abs(value))}`
}

/** The logarithm of the lengths of a layer's part, `width` means of what came one after another. */
function pastOf(norms: RunState['layerNorms'], l: number, width: number): number[] {
  const columns = Math.min(width, norms.length)
  return Array.from({ length: columns }, (_, i) => {
    const some = norms.slice(Math.floor((i * norms.length) / columns), Math.floor(((i + 1) * norms.length) / columns))
    return some.reduce((sum, [, all]) => sum + Math.log(all[l]!), 0) / some.length
  })
}

/** One scale for all layers, so that they can be compared: the logarithm of the least and the greatest length. */
function rangeOf(norms: RunState['layerNorms']): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const length of norms.flatMap(([, lengths]) => lengths)) {
    if (length > 0) least = Math.min(least, length)
    most = Math.max(most, length)
  }
  return [Math.log(least), Math.log(most)]
}
