import type { Pass } from './backprop.js'
import type { Layout } from './descent.js'
import type { Kernels } from './kernels.js'
import { beta1, beta2, epsilon, mu, type Stride } from './optimizer.js'
import type { ActivationName } from './recipe.js'

/**
 * Upper bounds of the magnitudes of all parameters, and of each of the optimizer's moments. They follow what steps can do at
 * most, so that nobody need look at every parameter after every step to know that all are finite.
 */
export interface Bounds {
  parameters: number
  readonly moments: number[]
  /** The part of the first moment that is from before the bounds were measured; it fades. */
  inherited: number
}

/**
 * What is not larger than this can't overflow in a step: float32 goes to 3.4e38, and the eight orders of magnitude between
 * are more than a sum over a mini-batch, and its rounding, can take.
 */
const safe = 1e30

/**
 * Adam's moments are sums over the same gradients g, m = (1 − β₁) Σ β₁ⁱ g and v = (1 − β₂) Σ β₂ⁱ g², so that by Cauchy and
 * Schwarz |m| ≤ (1 − β₁) / √((1 − β₂) (1 − β₁² / β₂)) √v = 7.27 √v: this many rates is the longest step. With room for rounding.
 */
const longestStep = 8

/** Activations that never leave −1 … 1. */
const isSquashing: Record<ActivationName, boolean> = {
  sigmoid: true,
  tanh: true,
  softmax: true,
  relu: false,
  'leaky-relu': false,
  identity: false
}

/** Bounds of parameters that nobody has looked at. */
export function unknownBounds({ optimizer }: Pick<Layout, 'optimizer'>): Bounds {
  const unknown = Number.POSITIVE_INFINITY
  return { parameters: unknown, moments: optimizer.moments.map(() => unknown), inherited: unknown }
}

/** The bounds as they are: looks at every parameter and every moment. Not finite exactly when one of those is not. */
export function measuredBounds(kernels: Kernels, { network, optimizer }: Layout): Bounds {
  const [parameters, ...moments] = [network.parameters, ...optimizer.moments].map(({ start, length }) =>
    kernels.largest(start, length)
  )
  return { parameters: parameters!, moments, inherited: moments[0] ?? 0 }
}

/**
 * Notes for each of the `rows` examples just sent backward how large its gradient can be: ∂C/∂w = a·delta and ∂C/∂b = delta,
 * layer by layer. Not finite exactly when such a product is not, or the delta of a bias.
 */
export function noteGradientBounds({ kernels, network, scratch }: Pass, rows: number): void {
  kernels.clear(scratch.bounds, rows)
  network.layers.forEach(({ width }, l) => {
    const before = network.layers[l - 1]
    // Pixels are squashed, too.
    const aWidth = before && !isSquashing[before.activation] ? before.width : 0
    kernels.raiseBounds(scratch.a[l - 1] ?? 0, aWidth, scratch.delta[l]!, width, rows, scratch.bounds)
  })
}

/** An upper bound of the gradient of the `rows` examples for which bounds were noted last, be it averaged or of one of them. */
export function gradientBound(kernels: Kernels, { scratch }: Pick<Pass, 'scratch'>, rows: number): number {
  return kernels.largest(scratch.bounds, rows)
}

/**
 * Lets the bounds follow a step along a gradient of at most `gradient`: the formulas of `stepBlock`, with every difference
 * made a sum. Returns whether nothing can have overflowed; otherwise the bounds have to be measured.
 */
export function follow(
  bounds: Bounds,
  { optimizer, weightDecay }: Pick<Layout, 'optimizer' | 'weightDecay'>,
  gradient: number,
  { eta, step }: Stride
): boolean {
  const { name } = optimizer
  const { moments } = bounds
  const w = bounds.parameters
  const g = gradient + (name === 'adamw' ? 0 : weightDecay * w)
  // Decay spares biases, which so never shrink.
  const kept = Math.max(1, Math.abs(1 - eta * weightDecay)) * w
  let product = 0
  switch (name) {
    case 'sgd':
      product = eta * g
      bounds.parameters = kept + eta * gradient
      break
    case 'momentum':
    case 'nesterov':
      moments[0] = mu * moments[0]! + g
      product = eta * (moments[0] + g)
      bounds.parameters = w + product
      break
    case 'adam':
    case 'adamw': {
      const rate = eta / (1 - beta1 ** step)
      moments[0] = beta1 * moments[0]! + (1 - beta1) * g
      moments[1] = beta2 * moments[1]! + (1 - beta2) * g * g
      bounds.inherited *= beta1
      product = rate * moments[0]
      bounds.parameters = (name === 'adamw' ? kept : w) + rate * (longestStep + bounds.inherited / epsilon)
    }
  }
  // Not a number is not small either.
  const isSmall = eta <= safe && g <= safe && product <= safe && bounds.parameters <= safe
  return isSmall && moments.every(moment => moment <= safe)
}
