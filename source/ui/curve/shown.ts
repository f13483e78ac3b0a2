import { type CostChart, isLogarithmic } from '../charts/cost-chart.js'
import { smoothed } from '../charts/smooth.js'
import type { RunState } from '../store.js'

/** How the cost curve is shown. */
export interface ChartView {
  /** Null leaves it to the curve: logarithmic where it spans more than a factor of eight. */
  readonly scale: 'log' | 'linear' | null
  readonly span: 'whole' | 'recent'
  readonly smoothing: keyof typeof keeps
}

export const initialChart: ChartView = { scale: null, span: 'whole', smoothing: 'none' }

/** How much of a point is left in the next, for each strength of smoothing. */
const keeps = { none: 0, light: 0.8, strong: 0.95 }

/** The recent part: the last fifth of the time, but no fewer points than these. */
const recentShare = 0.2
const leastRecent = 20

/** The scale in force. A cost of 0 has no logarithm. */
export function scaleOf(curve: CostChart['points'], { scale }: ChartView): 'log' | 'linear' {
  if (scale === null) return isLogarithmic(curve) ? 'log' : 'linear'
  return scale === 'log' && curve.every(([, cost]) => !(cost <= 0)) ? 'log' : 'linear'
}

/** What of the curve is drawn: the line, the points behind it where it is smoothed, and the marks. */
export function shownCurve(
  { curve, rateChanges }: Pick<RunState, 'curve' | 'rateChanges'>,
  { span, smoothing }: ChartView
): Pick<CostChart, 'points' | 'raw' | 'marks'> {
  const line = smoothing === 'none' ? curve : smoothed(curve, keeps[smoothing])
  const raw = smoothing === 'none' ? [] : curve
  if (span === 'whole') return { points: line, raw, marks: rateChanges }
  const end = curve.at(-1)?.[0] ?? 0
  const begin = curve[0]?.[0] ?? 0
  const from = Math.min(end - recentShare * (end - begin), curve.at(-leastRecent)?.[0] ?? begin)
  return {
    points: line.filter(([at]) => at >= from),
    raw: raw.filter(([at]) => at >= from),
    marks: rateChanges.filter(({ at }) => at >= from)
  }
}
