import type { Checkpoint } from '../../source/checkpoint/checkpoint.js'
import { toTensors } from '../../source/checkpoint/tensors.js'
import { createArena, numbersAt } from '../../source/engine/arena.js'
import { initialize } from '../../source/engine/initializer.js'
import { createNetwork } from '../../source/engine/network.js'
import { createOptimizer } from '../../source/engine/optimizer.js'
import { createRandom } from '../../source/engine/random.js'
import type { OptimizerName, Recipe } from '../../source/engine/recipe.js'

export const recipe: Recipe = {
  hiddenLayers: [3],
  activation: 'tanh',
  outputActivation: 'sigmoid',
  cost: 'quadratic',
  optimizer: 'momentum',
  learningRate: 0.1,
  schedule: 'cosine',
  batchSize: 5,
  epochs: 7,
  weightDecay: 0.001,
  initializer: 'xavier',
  augment: [],
  seed: 4
}

/** A 6-3-2 network and its optimizer, every number of both drawn at random; 3 and 2 outputs need padding in memory. */
export function smallNetwork(optimizer: OptimizerName = recipe.optimizer, seed = recipe.seed) {
  const arena = createArena()
  const network = createNetwork(arena, 6, 2, recipe)
  initialize(arena, network, 'normal', seed)
  const state = createOptimizer(arena, network.layers, optimizer)
  const random = createRandom(seed, 97)
  for (const { start, length } of state.moments) {
    const numbers = numbersAt(arena, start, length)
    numbers.forEach((_, i) => {
      numbers[i] = random.normal()
    })
  }
  return { arena, network, optimizer: state }
}

/** A checkpoint in the middle of the third epoch of a run on six-pixel images. */
export function smallCheckpoint(): Checkpoint {
  const { arena, network, optimizer } = smallNetwork()
  const record = { trainAccuracy: 0.75, validationAccuracy: 0.5, validationCost: 1 / 3, learningRate: 0.1 }
  return {
    description: {
      recipe: { ...recipe, hiddenLayers: [...recipe.hiddenLayers] },
      data: { data: 'data/häuser', validation: 4, trainSize: 'all', shuffleLabels: false },
      dataset: { name: 'häuser', width: 3, height: 2, classes: ['hut', 'tower'], fingerprint: 'abc123' },
      progress: { epoch: 2, batch: 1, costSum: 0.1 + 0.2, correct: 3, seconds: 1.5 },
      steps: 9,
      learningRate: 0.05,
      rateChanges: [{ at: 1.25, from: 0.1, to: 0.05 }],
      history: [
        { ...record, epoch: 1, cost: 0.9 },
        { ...record, epoch: 2, cost: 0.7, validationAccuracy: null, validationCost: null }
      ],
      confusion: [
        [2, 0],
        [1, 1]
      ],
      timings: [{ epoch: 1, seconds: 0.25, examplesPerSecond: 80 }],
      savedAt: 1_800_000_000_000,
      parent: { run: '20260101-120000-6-3-2', epoch: 1, batch: 0 }
    },
    tensors: toTensors(arena, network, optimizer)
  }
}
