import { activations } from './activation.js'
import type { Kernels } from './kernels.js'
import type { Layer } from './network.js'
import type { CostName } from './recipe.js'
import type { Scratch } from './scratch.js'

/**
 * The cost of `rows` examples, added up, from the activations in `scratch`; leaves ∂C/∂z of the output layer in its delta.
 *
 * - quadratic: C = Σ (a − y)² over the outputs. There is no ½ in front, so ∂C/∂a = 2 (a − y), then through g′.
 * - cross-entropy with softmax: C = −Σ y ln a; with sigmoid: C = −Σ (y ln a + (1 − y) ln(1 − a)). In both, g′ cancels and
 *   ∂C/∂z = a − y (Nielsen, chapter 3).
 */
export function costAndDelta(kernels: Kernels, cost: CostName, output: Layer, rows: number, scratch: Scratch): number {
  const { z, y } = scratch
  const a = scratch.a.at(-1)!
  const delta = scratch.delta.at(-1)!
  const { outputs, stride } = output
  switch (cost) {
    case 'quadratic': {
      const sum = kernels.quadratic(a, y, delta, rows * stride)
      activations[output.activation].slope(kernels, output, rows, a, delta)
      return sum
    }
    case 'cross-entropy':
      return output.activation === 'softmax'
        ? kernels.crossEntropySoftmax(z, a, y, delta, rows, outputs, stride)
        : kernels.crossEntropySigmoid(z, a, y, delta, rows, outputs, stride)
  }
}
