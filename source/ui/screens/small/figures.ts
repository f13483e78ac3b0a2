import type { Line } from '../../charts/line.js'
import { sparkline } from '../../charts/sparkline.js'
import { measure, percent } from '../../format.js'
import type { Size } from '../../layout.js'
import type { RunState } from '../../store.js'
import type { Glyphs } from '../../theme.js'

/** Columns of a name with its number. */
const numberColumns = 21

/** The numbers that matter most, the most important first, each with how it went lately; always as many rows as there is room. */
export function figures(state: RunState, { width, height }: Size, glyphs: Glyphs): Line[] {
  const { history, pulse, curve, learningRate, gradientNorms, batchAccuracies } = state
  const last = history.at(-1)
  const heldOut = history.flatMap(({ validationAccuracy }) => validationAccuracy ?? [])
  const training = history.map(({ trainAccuracy }) => trainAccuracy)
  const both = [...heldOut, ...training]
  const [low, high] = [Math.min(...both), Math.max(...both)]
  const room = width - numberColumns - 1
  const spark = (values: readonly number[], least?: number, most?: number) =>
    sparkline(values, room, glyphs.spark, least, most)
  const costs = curve.map(([, cost]) => cost).slice(-Math.max(1, room))
  const [change] = state.rateChanges
  const rates = change ? [change.from, ...state.rateChanges.map(({ to }) => to)] : []
  const rows = [
    ['cost', measure(costs.at(-1) ?? Number.NaN), spark(costs.map(Math.log))],
    ['held out', percent(last?.validationAccuracy), spark(heldOut, low, high)],
    ['training', percent(last?.trainAccuracy), spark(training, low, high)],
    ['batch', percent(pulse?.batchAccuracy), spark(batchAccuracies, 0, 1)],
    [glyphs.eta, measure(state.ready ? (pulse?.learningRate ?? learningRate) : Number.NaN), spark(rates)],
    [glyphs.gradient, measure(pulse?.gradientNorm ?? Number.NaN), spark(gradientNorms.map(Math.log))]
  ] as const
  const lines = rows
    .slice(0, height)
    .map(
      ([name, value, trend]): Line => [
        { text: ` ${name.padEnd(9)}` },
        { text: value.padStart(9), tone: 'bold' },
        { text: `  ${trend}`, tone: 'accent' }
      ]
    )
  return [...lines, ...Array.from({ length: Math.max(0, height - lines.length) }, (): Line => [])]
}
