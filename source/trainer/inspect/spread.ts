import { idlenessOf } from '../../engine/idleness.js'
import type { ActivationName } from '../../engine/recipe.js'

/** How a neuron's activation spreads over some images. */
export interface Spread {
  readonly least: number
  readonly most: number
  readonly mean: number
  /** Standard deviation, over all of the images. */
  readonly deviation: number
  /** Share of the images that leave it idle, as engine/idleness.ts has it; 0 for an activation that never is. */
  readonly idle: number
}

/** Takes activations one by one, and tells how they spread (Welford 1962, which loses nothing to large means). */
export function spreading(activation: ActivationName): { add(a: number): void; result(): Spread } {
  const isIdle = idlenessOf(activation)?.isIdle ?? (() => false)
  let count = 0
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let mean = 0
  let squares = 0
  let idle = 0
  return {
    add(a) {
      count++
      least = Math.min(least, a)
      most = Math.max(most, a)
      const off = a - mean
      mean += off / count
      squares += off * (a - mean)
      if (isIdle(a)) idle++
    },
    result: () => ({ least, most, mean, deviation: Math.sqrt(squares / count), idle: idle / count })
  }
}
