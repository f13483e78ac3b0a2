import type { Arena } from './arena.js'
import { biasesOf, type Network, weightIndex, weightsOf } from './network.js'
import { createRandom, purposes } from './random.js'
import type { InitializerName } from './recipe.js'

/** Standard deviations of the normal distributions that a layer's weights and biases start from. */
interface Spread {
  readonly weights: (inputs: number, outputs: number) => number
  readonly biases: number
}

const spreads: Record<InitializerName, Spread> = {
  normal: { weights: () => 1, biases: 1 },
  // Nielsen, Neural Networks and Deep Learning, chapter 3: a weighted sum of n inputs then spreads like one input.
  'fan-in': { weights: inputs => 1 / Math.sqrt(inputs), biases: 1 },
  // Glorot and Bengio 2010.
  xavier: { weights: (inputs, outputs) => Math.sqrt(2 / (inputs + outputs)), biases: 0 },
  // He et al. 2015.
  he: { weights: inputs => Math.sqrt(2 / inputs), biases: 0 }
}

/** Gives every weight and bias its random start. The draws depend on the seed and the layer alone. */
export function initialize(arena: Arena, network: Network, name: InitializerName, seed: number): void {
  const spread = spreads[name]
  network.layers.forEach((layer, l) => {
    const { inputs, outputs } = layer
    const random = createRandom(seed, purposes.initialize, l)
    const weights = weightsOf(arena, network, network.parameters, l)
    const deviation = spread.weights(inputs, outputs)
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < outputs; j++) weights[weightIndex(layer, i, j)] = deviation * random.normal()
    }
    const biases = biasesOf(arena, network, network.parameters, l)
    for (let j = 0; j < outputs; j++) biases[j] = spread.biases * random.normal()
  })
}
