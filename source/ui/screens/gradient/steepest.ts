import type { WeightSlope } from '../../../engine/layer-statistics.js'
import type { LayerGradient } from '../../../trainer/inspect/gradient.js'
import { isEven, type Line } from '../../charts/line.js'
import { className } from '../../class-name.js'
import { measure } from '../../format.js'
import type { Size } from '../../layout.js'
import type { Glyphs } from '../../theme.js'

/** What it takes to name the ends of a weight. */
interface Names {
  /** Pixels in a row of an image. */
  readonly width: number
  readonly classes: readonly string[]
}

/** What the numbers of layers are headed by, and the widths of where a weight leads from, and where to. */
interface Columns {
  readonly heading: string
  readonly from: number
  readonly to: number
}

const wide: Columns = { heading: 'layer', from: 12, to: 12 }
const narrow: Columns = { heading: ' ', from: 11, to: 9 }

/** Columns of a wide row without its bar. */
const textColumns = 59

/**
 * The weights with the largest |∂C/∂w|, of one layer or of all, the largest first, as many as there is room for, each with a
 * bar beside it that says how it compares with the first.
 */
export function steepestLines(
  layers: readonly LayerGradient[],
  chosen: number | null,
  names: Names,
  { width, height }: Size,
  glyphs: Glyphs
): Line[] {
  const all = layers
    .flatMap(({ steepest }, l) => (chosen === null || chosen === l ? steepest.map(one => ({ ...one, l })) : []))
    .sort((one, other) => Math.abs(other.slope) - Math.abs(one.slope))
    .slice(0, height - 1)
  const columns = width < textColumns ? narrow : wide
  const ends = `${'from'.padEnd(columns.from)}   ${'to'.padEnd(columns.to)}`
  const heading = `${columns.heading}  ${ends} ${'weight'.padStart(8)} ${'∂C/∂w'.padStart(9)}`
  return [
    [{ text: heading, tone: 'dim' }],
    ...all.map(({ l, ...one }): Line => {
      const share = Math.abs(one.slope / (all[0]!.slope || 1))
      const bar = glyphs.barDone.repeat(Math.round(share * Math.max(0, width - textColumns)))
      return [...slopeLine(one, l, l === layers.length - 1, names, columns, glyphs), { text: ` ${bar}`, tone: 'dim' }]
    })
  ]
}

function slopeLine(
  { from, to, weight, slope }: WeightSlope,
  l: number,
  isOutput: boolean,
  { width, classes }: Names,
  columns: Columns,
  { arrow }: Glyphs
): Line {
  const source = l === 0 ? `pixel ${from % width},${Math.floor(from / width)}` : neuron(from, columns.from)
  const target = isOutput ? `says ${nameOf(classes, to, columns.to - 5)}` : neuron(to, columns.to)
  return [
    { text: `${String(l + 1).padStart(columns.heading.length)}  ${source.padEnd(columns.from)} `, tone: 'dim' },
    { text: arrow, tone: 'dim' },
    { text: ` ${target.padEnd(columns.to)} ` },
    { text: signed(weight).padStart(8) },
    { text: signed(slope).padStart(10), tone: 'bold' },
    // Downhill is against the gradient.
    { text: slope > 0 ? ' ↓' : ' ↑', tone: 'accent' }
  ]
}

/** A neuron by its number, of which no digit may be missing. */
function neuron(i: number, columns: number): string {
  const name = `neuron ${i}`
  return name.length <= columns ? name : `n ${i}`
}

/** A class by its name, or its number where the name is empty or not even. */
function nameOf(classes: readonly string[], i: number, columns: number): string {
  const name = className(classes[i] ?? '', columns)
  return isEven(name) && name !== '' ? name : String(i)
}

function signed(value: number): string {
  return value < 0 ? `−${measure(-value)}` : `+${measure(value)}`
}
