import type { ActivationName, CostName } from '../../../engine/recipe.js'
import type { NudgesAnswer } from '../../../trainer/inspect/nudges.js'
import { bar } from '../../charts/bars.js'
import type { Line, Segment } from '../../charts/line.js'
import { cut, padLeft, columnsOf as widthOf } from '../../class-name.js'
import { measure, signed } from '../../format.js'
import type { Glyphs } from '../../theme.js'
import { arrow, chip, pushOf, wayOf } from './wish.js'

/** A layer of an example, as a table of its neurons. */
export interface Table {
  readonly answer: NudgesAnswer
  readonly activation: ActivationName
  readonly cost: CostName
  /** Names of the classes, fit for a terminal. */
  readonly classes: readonly string[]
}

/** A column; where there is no room for all, those of the lowest worth are left out. */
interface Column {
  readonly head: string
  readonly width: number
  readonly worth: number
  readonly cell: (j: number) => Segment
}

/** A neuron a row, with a head: its activation, what is wanted and what it costs, and which way it should go, and how much. */
export function tableLines(table: Table, width: number, height: number, glyphs: Glyphs): Line[] {
  const { answer } = table
  const { a } = answer.nudges.layers[answer.layer]!
  const columns = fitting(columnsOf(table, glyphs), width - leastBar - 1)
  const room = width - 1 - columns.reduce((sum, column) => sum + column.width + 1, 0)
  const most = Math.max(1, ...a.map(Math.abs))
  const rows = Math.max(0, height - 1)
  const first = Math.max(0, Math.min(answer.at - Math.floor(rows / 2), a.length - rows))
  const head: Line = [
    { text: ' ' },
    ...columns.flatMap(({ head, width }, i): Segment[] => [
      { text: `${head.padStart(width)} `, tone: 'dim' },
      ...(i === 1 ? [{ text: ' '.repeat(room) }] : [])
    ])
  ]
  const lines = Array.from({ length: Math.min(rows, a.length - first) }, (_, i): Line => {
    const j = first + i
    return [
      { text: j === answer.at ? glyphs.pointer : ' ', tone: 'accent' },
      ...columns.flatMap(({ width, cell }, i): Segment[] => {
        const segment = cell(j)
        return [
          { ...segment, text: `${padLeft(segment.text, width)} ` },
          ...(i === 1
            ? [
                {
                  text: bar(Math.abs(a[j]!) / most, room - 1, glyphs).padEnd(room),
                  tone: a[j]! < 0 ? 'dim' : 'accent'
                } as const
              ]
            : [])
        ]
      })
    ]
  })
  return [head, ...lines]
}

const leastBar = 4

function columnsOf({ answer, activation, cost, classes }: Table, glyphs: Glyphs): Column[] {
  const { layer, nudges, average, coming, at } = answer
  const count = nudges.layers.length
  const isOutput = layer === count - 1
  const neurons = nudges.layers[layer]!
  const way = wayOf(layer, count, activation, cost)
  const push = pushOf(neurons, way)
  const scale = Math.max(...push.map(Math.abs).filter(Number.isFinite))
  const names = isOutput ? classes.map(name => cut(name, 8)) : Array.from(neurons.a, (_, j) => String(j))
  const plain = (head: string, worth: number, text: (j: number) => string, width = 8): Column => ({
    head,
    width,
    worth,
    cell: j => ({ text: text(j), ...(j === at && { tone: 'bold' }) })
  })
  return [
    plain('', 9, j => names[j]!, Math.max(...names.map(widthOf))),
    plain('a', 9, j => neurons.a[j]!.toFixed(3).replace('-', '−'), 6),
    ...(isOutput
      ? [
          plain('y', 8, j => (nudges.wanted[j] === 1 ? '1' : glyphs.dash), 1),
          plain('cost', average ? 2 : 6, j => measure(nudges.costTerms[j]!), 7)
        ]
      : []),
    plain('go', 9, j => arrow(push[j]!), 2),
    { head: '', width: 2, worth: 5, cell: j => ({ text: chip(push[j]!, scale) }) },
    plain('∂C/∂a', way === 'difference' ? 1 : average ? 2.5 : 7, j => signed(neurons.dCda[j]!)),
    ...(neurons.dadz ? [plain('∂a/∂z', 4, j => signed(neurons.dadz![j]!).replace('+', ' '))] : []),
    plain('∂C/∂z', average || way === 'difference' ? 8 : 2.5, j => signed(neurons.dCdz[j]!)),
    ...(average
      ? [
          plain(coming ? 'so far' : 'batch', 8, j => signed(average.dCdz[layer]![j]!)),
          averageChip(average.dCdz[layer]!)
        ]
      : [])
  ]
}

function averageChip(values: Float64Array): Column {
  const scale = Math.max(...values.map(Math.abs))
  return { head: '', width: 2, worth: 2, cell: j => ({ text: chip(values[j]!, scale) }) }
}

function fitting(columns: readonly Column[], width: number): readonly Column[] {
  const taken = columns.reduce((sum, column) => sum + column.width + 1, 0)
  if (taken <= width || columns.length <= 2) return columns
  const least = Math.min(...columns.map(({ worth }) => worth))
  return fitting(
    columns.filter(({ worth }) => worth > least),
    width
  )
}
