import type { EpochRecord } from '../../checkpoint/history.js'
import type { Line } from '../charts/line.js'
import { sparkline } from '../charts/sparkline.js'
import { percent } from '../format.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import { gapOf, memorisingIn, memorisingWords } from '../memorising.js'
import type { RunState } from '../store.js'
import { type Glyphs, useTheme } from '../theme.js'
import { Panel } from './panel.js'

/** Share of right answers: on held-out images, on training images, and in the last mini-batch. */
export function AccuracyPanel({ state, size }: { readonly state: RunState; readonly size: Size }) {
  const { glyphs } = useTheme()
  const { ready, history, pulse, batchAccuracies } = state
  const last = history.at(-1)
  const best = history.reduce<EpochRecord | undefined>(
    (top, record) => ((record.validationAccuracy ?? -1) > (top?.validationAccuracy ?? -1) ? record : top),
    undefined
  )
  const heldOut = history.flatMap(({ validationAccuracy }) => validationAccuracy ?? [])
  const training = history.map(({ trainAccuracy }) => trainAccuracy)
  const both = [...heldOut, ...training]
  const [low, high] = [Math.min(...both), Math.max(...both)]
  const room = size.width - 6
  const memorising = memorisingIn(history, Math.min(ready?.data.training ?? 0, ready?.data.validation ?? 0))
  const words = ready && memorisingWords(memorising, ready.data.labels)
  const isFull = size.height - borderRows >= 5
  const name = memorising.name !== 'no' && !isFull ? 'memorising' : 'accuracy'
  const label = [best, undefined]
    .map(top => titleWith(name, top, isFull ? undefined : last, glyphs))
    .find(({ length }) => length <= room)
  const width = Math.max(0, size.width - borderColumns - 20)
  const rows = [
    { name: 'held out', value: last?.validationAccuracy, spark: sparkline(heldOut, width, glyphs.spark, low, high) },
    { name: 'training', value: last?.trainAccuracy, spark: sparkline(training, width, glyphs.spark, low, high) },
    { name: 'batch', value: pulse?.batchAccuracy, spark: sparkline(batchAccuracies, width, glyphs.spark, 0, 1) }
  ]
  const lines = rows.map(
    ({ name, value, spark }): Line => [
      { text: name.padEnd(9) },
      { text: percent(value).padStart(9), tone: 'bold' },
      { text: `  ${spark}`, tone: 'accent' }
    ]
  )
  if (isFull) {
    const gaps = history.flatMap(record => gapOf(record) ?? [])
    const spark = sparkline(gaps, width, glyphs.spark, 0, Math.max(0.05, ...gaps))
    lines.push([
      { text: 'gap      ' },
      { text: memorising.gap === null ? '–'.padStart(9) : `${points(memorising.gap)}  `.padStart(9), tone: 'bold' },
      { text: `  ${spark}`, tone: 'accent' }
    ])
    lines.push([{ text: words ?? '', tone: memorising.name === 'growing' ? 'accent' : 'dim' }])
  }
  return <Panel title={label ?? name} size={size} lines={lines} />
}

/** “accuracy · best 95.37 % @ 23 · gap +1.91”: what it is about, the best held-out accuracy and its epoch, and how far training is ahead. */
function titleWith(
  name: string,
  best: EpochRecord | undefined,
  last: EpochRecord | undefined,
  { dash }: Glyphs
): string {
  const parts = [name]
  if (best?.validationAccuracy) parts.push(`best ${percent(best.validationAccuracy)} @ ${best.epoch}`)
  const gap = last ? gapOf(last) : null
  if (gap !== null) parts.push(`gap ${points(gap)}`)
  return parts.join(` ${dash} `)
}

/** Percentage points with their sign. */
function points(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(2)}`
}
