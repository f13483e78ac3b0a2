import type { Binding } from '../binding.js'
import type { Outcome, Situation } from '../situation.js'
import { topOf } from '../view.js'
import { type ChartView, scaleOf } from './shown.js'

export type ChartAction = 'toggleLog' | 'toggleSpan' | 'smooth'

const on = 'train'
const isHere = ({ view, rows }: Situation) => topOf(view) === 'train' && rows > 0

/** The keys of the cost curve. */
export const chartBindings: readonly Binding<ChartAction>[] = [
  {
    keys: ['L'],
    action: 'toggleLog',
    on,
    shown: 'L',
    hint: () => '',
    help: 'Cost on a logarithmic scale, or not.',
    available: isHere
  },
  {
    keys: ['z'],
    action: 'toggleSpan',
    on,
    shown: 'z',
    hint: () => '',
    help: 'The whole run, or its recent part.',
    available: isHere
  },
  {
    keys: ['m'],
    action: 'smooth',
    on,
    shown: 'm',
    hint: () => '',
    help: 'Smooths the curve, more, or not; its points stay as dots.',
    available: isHere
  }
]

const stronger = { none: 'light', light: 'strong', strong: 'none' } as const

/** What a key does to the curve. */
export function actOnChart(action: ChartAction, { view, run }: Situation): Outcome {
  const { chart } = view
  const changed = (change: Partial<ChartView>) => ({ view: { ...view, chart: { ...chart, ...change } }, effects: [] })
  switch (action) {
    case 'toggleLog':
      return changed({ scale: scaleOf(run.curve, chart) === 'log' ? 'linear' : 'log' })
    case 'toggleSpan':
      return changed({ span: chart.span === 'whole' ? 'recent' : 'whole' })
    case 'smooth':
      return changed({ smoothing: stronger[chart.smoothing] })
  }
}
