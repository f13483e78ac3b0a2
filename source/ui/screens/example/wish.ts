import type { LayerNudges } from '../../../engine/gradients.js'
import type { ActivationName, CostName } from '../../../engine/recipe.js'
import { signedLevel, signedPair } from '../../palette.js'

/** How the cost reaches the weighted sums z of a layer: the way that its ∂C/∂z is made. */
export type Way =
  /** Neuron by neuron: ∂C/∂z = ∂C/∂a · ∂a/∂z. */
  | 'chain'
  /** Cross-entropy over sigmoid or softmax outputs, in which g′ cancels: ∂C/∂z = a − y. */
  | 'difference'
  /** Through all outputs at once: softmax with another cost. */
  | 'matrix'

/** The way of layer `l` of `count`. */
export function wayOf(l: number, count: number, activation: ActivationName, cost: CostName): Way {
  if (l < count - 1) return 'chain'
  if (cost === 'cross-entropy') return 'difference'
  return activation === 'softmax' ? 'matrix' : 'chain'
}

/** The derivative that says which way a layer's activations should go: ∂C/∂a, or, where g′ cancels, ∂C/∂z. */
export function pushOf({ dCda, dCdz }: LayerNudges, way: Way): Float64Array {
  return way === 'difference' ? dCdz : dCda
}

/** Which way to go, to make the cost smaller: against the derivative. */
export function arrow(derivative: number): string {
  return derivative < 0 ? '↑' : derivative > 0 ? '↓' : ' '
}

/** Two columns in the colour of a nudge, against the derivative: red is more, blue is less. */
export function chip(derivative: number, scale: number): string {
  const level = signedLevel(-derivative / (scale || 1))
  return signedPair(level, level).repeat(2)
}
