import { type CurveNetwork, networkOf, partsOf } from './network.js'

/** How x and y are made to measure for learning: (x − center) / reach goes from −1 to 1, (y − mean) / spread has deviation 1. */
export interface CurveScale {
  readonly center: number
  readonly reach: number
  readonly mean: number
  readonly spread: number
}

/** The scale of pairs; x is in order, and not all the same. */
export function scaleOf(x: Float64Array, y: Float64Array): CurveScale {
  const [from, to] = [x[0]!, x.at(-1)!]
  const mean = y.reduce((sum, value) => sum + value / y.length, 0)
  const variance = y.reduce((sum, value) => sum + (value - mean) ** 2 / y.length, 0)
  return { center: from / 2 + to / 2, reach: to / 2 - from / 2, mean, spread: Math.sqrt(variance) || 1 }
}

export function scaled({ center, reach, mean, spread }: CurveScale, x: Float64Array, y: Float64Array) {
  return { x: x.map(value => (value - center) / reach), y: y.map(value => (value - mean) / spread) }
}

/** A network that has learned what was scaled as one of the true x and y. */
export function unscaled(network: CurveNetwork, { center, reach, mean, spread }: CurveScale): CurveNetwork {
  const { w, b, v, c } = partsOf(network)
  return networkOf(network.activation, {
    w: w.map(weight => weight / reach),
    b: b.map((bias, j) => bias - (w[j]! * center) / reach),
    v: v.map(weight => weight * spread),
    c: c * spread + mean
  })
}
