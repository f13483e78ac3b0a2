import { activations } from './activation.js'
import type { Kernels } from './kernels.js'
import type { Layer } from './network.js'
import type { CostName } from './recipe.js'
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
