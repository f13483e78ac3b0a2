import type { Line } from '../charts/line.js'
import { sparkline } from '../charts/sparkline.js'
import { percent } from '../format.js'
import { borderColumns, type Size } from '../layout.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { Lines } from './lines.js'
import { Panel } from './panel.js'

/** Share of right answers: on held-out images, on training images, and in the last mini-batch. */
export function AccuracyPanel({ state, size }: { readonly state: RunState; readonly size: Size }) {
  const { glyphs } = useTheme()
  const { history, pulse, batchAccuracies } = state
  const last = history.at(-1)
  const best = history.reduce<(typeof history)[number] | undefined>(
    (top, record) => ((record.validationAccuracy ?? -1) > (top?.validationAccuracy ?? -1) ? record : top),
    undefined
  )
  const heldOut = history.flatMap(({ validationAccuracy }) => validationAccuracy ?? [])
  const training = history.map(({ trainAccuracy }) => trainAccuracy)
  const both = [...heldOut, ...training]
  const [low, high] = [Math.min(...both), Math.max(...both)]
  const hasGap = last !== undefined && last.validationAccuracy !== null
  const gap = hasGap ? (last.trainAccuracy - last.validationAccuracy!) * 100 : 0
  const labelled = [
    {
      label: 'held out',
      value: percent(last?.validationAccuracy),
      aside: best && heldOut.length > 0 ? `best ${percent(best.validationAccuracy)} @ ${best.epoch}` : ''
    },
    {
      label: 'training',
      value: percent(last?.trainAccuracy),
      aside: hasGap ? `gap ${gap < 0 ? '−' : '+'}${Math.abs(gap).toFixed(2)}` : ''
    },
    { label: 'batch   ', value: percent(pulse?.batchAccuracy), aside: '' }
  ]
  const inside = size.width - borderColumns
  const asideWidth = inside >= 40 ? 19 : 0
  const width = Math.max(0, inside - 20 - asideWidth)
  const sparks = [
    sparkline(heldOut, width, glyphs.spark, low, high),
    sparkline(training, width, glyphs.spark, low, high),
    sparkline(batchAccuracies, width, glyphs.spark, 0, 1)
  ]
  const lines = labelled.map(
    ({ label, value, aside }, i): Line => [
      { text: `${label} ` },
      { text: value.padStart(9), tone: 'bold' },
      { text: `  ${sparks[i]}`, tone: 'accent' },
      { text: asideWidth ? `  ${aside}` : '', tone: 'dim' }
    ]
  )
  return (
    <Panel
      title={`accuracy${hasGap && asideWidth === 0 ? ` ${glyphs.dash} gap ${gap < 0 ? '−' : '+'}${Math.abs(gap).toFixed(2)}` : ''}`}
      size={size}
    >
      <Lines lines={lines} />
    </Panel>
  )
}
