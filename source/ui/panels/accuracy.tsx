import type { EpochRecord } from '../../checkpoint/history.js'
import type { Line } from '../charts/line.js'
import { sparkline } from '../charts/sparkline.js'
import { percent } from '../format.js'
import { borderColumns, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { type Glyphs, useTheme } from '../theme.js'
import { Panel } from './panel.js'

/** Share of right answers: on held-out images, on training images, and in the last mini-batch. */
export function AccuracyPanel({ state, size }: { readonly state: RunState; readonly size: Size }) {
  const { glyphs } = useTheme()
  const { history, pulse, batchAccuracies } = state
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
  const label = [titleWith(best, last, glyphs), titleWith(undefined, last, glyphs)].find(({ length }) => length <= room)
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
  return <Panel title={label ?? 'accuracy'} size={size} lines={lines} />
}

/** “accuracy · best 95.37 % @ 23 · gap +1.91”: the best held-out accuracy and its epoch, and how far training is ahead. */
function titleWith(best: EpochRecord | undefined, last: EpochRecord | undefined, { dash }: Glyphs): string {
  const parts = ['accuracy']
  if (best?.validationAccuracy) parts.push(`best ${percent(best.validationAccuracy)} @ ${best.epoch}`)
  if (last && last.validationAccuracy !== null) {
    const gap = (last.trainAccuracy - last.validationAccuracy) * 100
    parts.push(`gap ${gap < 0 ? '−' : '+'}${Math.abs(gap).toFixed(2)}`)
  }
  return parts.join(` ${dash} `)
}
