import { activations } from './activation.js'
import type { Kernels } from './kernels.js'
import type { Layer } from './network.js'
import type { ActivationName, CostName } from './recipe.js'
import type { Scratch } from './scratch.js'

/**
 * The cost of each of `rows` examples, from the activations in `scratch`; leaves ∂C/∂z of the output layer in its delta.
 *
 * - quadratic: C = Σ (a − y)² over the outputs. There is no ½ in front, so ∂C/∂a = 2 (a − y), then through g′.
 * - cross-entropy with softmax: C = −Σ y ln a; with sigmoid: C = −Σ (y ln a + (1 − y) ln(1 − a)). In both, g′ cancels and
 *   ∂C/∂z = a − y (Nielsen, chapter 3).
 */
export function costAndDelta(kernels: Kernels, cost: CostName, output: Layer, rows: number, scratch: Scratch): void {
  const { z, y, costs } = scratch
  const a = scratch.a.at(-1)!
  const delta = scratch.delta.at(-1)!
  const { outputs, width } = output
  switch (cost) {
    case 'quadratic':
      kernels.quadratic(a, y, delta, costs, rows, width)
      activations[output.activation].slope(kernels, output, rows, a, delta)
      break
    case 'cross-entropy':
      if (output.activation === 'softmax') kernels.crossEntropySoftmax(z, a, y, delta, costs, rows, outputs, width)
      else kernels.crossEntropySigmoid(z, a, y, delta, costs, rows, outputs, width)
  }
}

/** An example's outputs, their weighted sums, and what is wanted of them // each [outputs] */
export interface Outcome {
  readonly a: ArrayLike<number>
  readonly z: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/** What each output adds to the cost of an example, by the formulas above: the cost is the sum // [outputs] */
export function costTerms(cost: CostName, activation: ActivationName, { a, z, y }: Outcome): Float64Array {
  const all = Array.from(a)
  switch (cost) {
    case 'quadratic':
      return Float64Array.from(all, (value, j) => (value - y[j]!) ** 2)
    case 'cross-entropy': {
      const most = Math.max(...Array.from(z))
      const logSum = most + Math.log(Array.from(z).reduce((sum, value) => sum + Math.exp(value - most), 0))
      return Float64Array.from(all, (_, j) =>
        activation === 'softmax'
          ? y[j]! * (logSum - z[j]!)
          : Math.max(z[j]!, 0) - z[j]! * y[j]! + Math.log1p(Math.exp(-Math.abs(z[j]!)))
      )
    }
  }
}
