import type { ComingAnswer } from '../../trainer/inspect/coming.js'
import type { Line } from '../charts/line.js'
import { inkPicture, pictureSize } from '../charts/picture.js'
import { grouped, measure } from '../format.js'
import { useInspection } from '../inspector.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { type Glyphs, useTheme } from '../theme.js'
import type { Coming } from '../time/coming.js'
import { visible } from '../visible.js'
import { Panel } from './panel.js'

interface ComingPanelProps {
  readonly state: RunState
  readonly coming: Coming
  readonly size: Size
}

/** One example of the mini-batch that is trained on next: what the network makes of it, and what it adds to the gradient. */
export function ComingPanel({ state, coming, size }: ComingPanelProps) {
  const { glyphs } = useTheme()
  const { ready } = state
  const inspected = useInspection({ kind: 'coming', count: coming.count }, `${coming.epoch} ${coming.batch}`)
  const answer = inspected?.answer.count === coming.count ? inspected.answer : null
  if (!ready || !answer) return <Panel title={`example ${coming.count} of the coming batch`} size={size} lines={[]} />
  const [columns, rows] = [size.width - borderColumns, size.height - borderRows]
  const { width, height } = ready.data
  const picture = pictureSize({ width, height }, Math.floor(columns / 3), rows)
  const image = inkPicture({ values: answer.pixels, width, height }, picture)
  const words = comingLines(answer, ready.data.classes.map(visible), columns - picture.width - 2, rows, glyphs)
  const lines = Array.from(
    { length: rows },
    (_, row): Line => [{ text: `${(image[row] ?? '').padEnd(picture.width)}  ` }, ...(words[row] ?? [])]
  )
  const title = [`example ${answer.count} of ${grouped(answer.outOf)}`, `batch ${grouped(answer.batch + 1)} to come`]
  return <Panel title={title.join(` ${glyphs.dash} `)} size={size} lines={lines} />
}

/** What is said beside its picture; where there are few rows, of the layers only the last ones. */
function comingLines(
  answer: ComingAnswer,
  classes: readonly string[],
  width: number,
  rows: number,
  glyphs: Glyphs
): Line[] {
  const { label, cost, count, outOf, meanCost, correct, own, before, after } = answer
  const said = label === answer.answer ? 'and the network agrees' : `the network says ${classes[answer.answer]}`
  const heading: Line = [
    { text: `a ${classes[label]}`, tone: 'accent' },
    { text: `, ${said}  ` },
    { text: `cost ${measure(cost)}`, tone: 'bold' }
  ]
  const turn = turnOf(answer)
  const gradient: Line[] = [
    [{ text: 'it adds    ' }, { text: measure(own.whole), tone: 'bold' }, { text: ' to the gradient' }],
    ...(turn ? [[{ text: turn, tone: 'dim' } as const]] : []),
    [
      { text: 'gathered   ' },
      { text: measure(after.whole), tone: 'bold' },
      { text: count === 1 ? '' : `, before ${measure(before.whole)}`, tone: 'dim' }
    ],
    [{ text: `so far     cost ${measure(meanCost)}, ${correct} of ${grouped(count)} right` }],
    [
      {
        text: count === outOf ? 'now the weights move' : `the weights move after example ${grouped(outOf)}`,
        tone: 'dim'
      }
    ]
  ]
  const layers = layerLines(answer, classes, width, glyphs)
  const room = Math.max(1, rows - 1 - gradient.length)
  return [heading, ...layers.slice(-room), ...gradient]
}

/** Whether it pulls where the examples before it do: the cosine of the angle between the two. */
function turnOf({ own, before, after }: ComingAnswer): string | null {
  const product = own.whole * before.whole
  if (product === 0) return null
  // |b + o|² = |b|² + |o|² + 2 b·o
  const cosine = (after.whole ** 2 - before.whole ** 2 - own.whole ** 2) / (2 * product)
  return `           ${cosine < 0 ? 'against' : 'along with'} the others, cos ${cosine.toFixed(2)}`
}

/** The activations of each layer: a character for each neuron, and of the outputs each with its class. */
function layerLines({ activations }: ComingAnswer, classes: readonly string[], width: number, glyphs: Glyphs): Line[] {
  return activations.map((values, l): Line => {
    const isOutput = l === activations.length - 1
    const name = (isOutput ? 'outputs' : `hidden ${l + 1}`).padEnd(11)
    const room = width - name.length
    const most = Math.max(1, ...values.map(Math.abs))
    const ramp = [...glyphs.spark]
    const glyph = (value: number) => ramp[Math.max(0, Math.round((value / most) * (ramp.length - 1)))]!
    const names = Math.max(...classes.map(({ length }) => length))
    if (isOutput && classes.length * (names + 2) <= room) {
      return [
        { text: name },
        ...Array.from(values).flatMap(
          (value, j): Line => [
            { text: classes[j]!.padStart(names), tone: 'dim' },
            { text: `${glyph(value)} `, tone: 'accent' }
          ]
        )
      ]
    }
    const text = Array.from(values.slice(0, room), value => (value > 0 ? glyph(value) : ' '))
    return [{ text: name }, { text: text.join(''), tone: 'accent' }]
  })
}
