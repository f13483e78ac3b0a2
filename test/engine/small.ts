import { type Arena, allocate, createArena, numbersAt } from '../../source/engine/arena.js'
import { createLane, createLayout, type Lane, perform } from '../../source/engine/descent.js'
import { placeExamples } from '../../source/engine/examples.js'
import { initialize } from '../../source/engine/initializer.js'
import { instantiateKernels } from '../../source/engine/kernels.js'
import { createNetwork } from '../../source/engine/network.js'
import { createRandom } from '../../source/engine/random.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { answersOf, tally } from '../../source/engine/tally.js'
import { compiledKernels, type KernelBuild } from '../kernels/compiled.js'
import { createTwin } from '../kernels/twin.js'

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
  augment: [],
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

/** A small network with data, all of whose `count` examples stand at address `batch`. */
export interface Small {
  readonly arena: Arena
  readonly lane: Lane
  readonly batch: number
  readonly count: number
}

/** What all its examples cost together, and how many answers are right. */
export function ask({ arena, lane, batch, count }: Small) {
  const sums = { cost: 0, correct: 0 }
  perform(lane, { kind: 'answer', batch, rows: count }, alone)
  tally(answersOf(arena, lane.pass), batch, count, sums)
  return sums
}

/** Its gradient, averaged over all examples: one number for every parameter, padding included. */
export function gradientOf({ arena, lane, batch, count }: Small): number[] {
  const { start, length } = lane.layout.gradient
  perform(lane, { kind: 'gather', batch, rows: count, scale: 1 / count }, alone)
  return Array.from(numbersAt(arena, start, length))
}

/** Where one thread meets nobody. */
export const alone = () => {}

/** A whole small network with data: on the compiled kernels, or, precise to float64, on their twin. */
export function smallLane(
  precision: 'float32' | 'float64',
  recipe: Recipe,
  { count = 12, inputs = 15, classes = 5, rows = 0, build = 'fused' as KernelBuild } = {}
): Small {
  const shared = createArena()
  const arena: Arena = precision === 'float32' ? shared : { ...shared, numberBytes: 8 }
  const network = createNetwork(arena, inputs, classes, recipe)
  initialize(arena, network, recipe.initializer, recipe.seed)
  const examples = placeExamples(arena, [noiseImages(count, inputs, classes)], inputs)
  const layout = createLayout(arena, network, examples, recipe, rows || count)
  const batch = allocate(arena, count * 4)
  new Uint32Array(arena.memory.buffer, batch, count).set(Array.from({ length: count }, (_, i) => i))
  const kernels = precision === 'float32' ? instantiateKernels(compiledKernels[build], arena.memory) : createTwin(arena)
  return { arena, lane: createLane(layout, kernels, 0), batch, count }
}
