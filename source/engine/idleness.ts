import type { ActivationName } from './recipe.js'

/**
 * Neurons that hardly learn, because their activation has no slope to pass a gradient through.
 *
 * - ReLU: a neuron is dead when its activation is 0 for every example.
 * - sigmoid and tanh: it is saturated when for nine of ten examples the slope is under a tenth of the steepest there is.
 *
 * Other activations have a slope everywhere.
 */
export interface Idleness {
  readonly name: 'dead' | 'saturated'
  /** Share of the examples that have to leave it idle, 0 to 1. */
  readonly least: number
  readonly isIdle: (a: number) => boolean
}

/** Where a(1 − a), at most 1/4, is under a tenth of that: the roots of a(1 − a) = 1/40. */
const sigmoidEdge = (1 - Math.sqrt(0.9)) / 2
/** Where 1 − a², at most 1, is under a tenth. */
const tanhEdge = Math.sqrt(0.9)

/** How idleness shows in an activation; null where there is none. */
export function idlenessOf(activation: ActivationName): Idleness | null {
  switch (activation) {
    case 'relu':
      return { name: 'dead', least: 1, isIdle: a => a === 0 }
    case 'sigmoid':
      return { name: 'saturated', least: 0.9, isIdle: a => a < sigmoidEdge || a > 1 - sigmoidEdge }
    case 'tanh':
      return { name: 'saturated', least: 0.9, isIdle: a => Math.abs(a) > tanhEdge }
    case 'leaky-relu':
    case 'identity':
    case 'softmax':
      return null
  }
}
