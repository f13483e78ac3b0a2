import { type Arena, allocate, createArena } from '../../source/engine/arena.js'
import type { Pass } from '../../source/engine/backprop.js'
import { placeExamples } from '../../source/engine/examples.js'
import { initialize } from '../../source/engine/initializer.js'
import { instantiateKernels } from '../../source/engine/kernels.js'
import { createNetwork } from '../../source/engine/network.js'
import { createRandom } from '../../source/engine/random.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { allocateScratch } from '../../source/engine/scratch.js'
import { compiledKernels } from '../kernels/compiled.js'
import { createTwin } from '../kernels/twin.js'

const module = await compiledKernels

export const classic: Recipe = {
  hiddenLayers: [16, 16],
  activation: 'sigmoid',
  outputActivation: 'sigmoid',
  cost: 'quadratic',
  optimizer: 'sgd',
  learningRate: 0.3,
  schedule: 'constant',
  batchSize: 10,
  epochs: 3,
  weightDecay: 0,
  initializer: 'fan-in',
  seed: 1
}

/** Pictures of noise in which about half of the pixels are zero, with labels, the same every time. */
export function noiseImages(count: number, inputs: number, classes: number) {
  const random = createRandom(7, 98)
  const pixels = Uint8Array.from({ length: count * inputs }, () =>
    Math.max(0, Math.floor(random.uniform() * 510) - 255)
  )
  return { pixels, labels: Uint8Array.from({ length: count }, (_, i) => i % classes) }
}

/** A whole small network with data: on the compiled kernels, or, precise to float64, on their twin. */
export function smallPass(
  precision: 'float32' | 'float64',
  recipe: Recipe,
  { count = 12, inputs = 15, classes = 5 } = {}
): { arena: Arena; pass: Pass; batch: number; count: number } {
  const shared = createArena()
  const arena: Arena = precision === 'float32' ? shared : { ...shared, numberBytes: 8 }
  const network = createNetwork(arena, inputs, classes, recipe)
  initialize(arena, network, recipe.initializer, recipe.seed)
  const examples = placeExamples(arena, [noiseImages(count, inputs, classes)], inputs)
  const scratch = allocateScratch(arena, network.layers, count)
  const batch = allocate(arena, count * 4)
  new Uint32Array(arena.memory.buffer, batch, count).set(Array.from({ length: count }, (_, i) => i))
  const kernels = precision === 'float32' ? instantiateKernels(module, arena.memory) : createTwin(arena)
  return { arena, pass: { kernels, network, scratch, examples, cost: recipe.cost }, batch, count }
}
