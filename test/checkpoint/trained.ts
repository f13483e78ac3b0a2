import type { Checkpoint } from '../../source/checkpoint/checkpoint.js'
import { toTensors } from '../../source/checkpoint/tensors.js'
import { numbersAt } from '../../source/engine/arena.js'
import { createOptimizer } from '../../source/engine/optimizer.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { ask, classic, noiseImages, smallLane } from '../engine/small.js'
import { smallCheckpoint } from './small.js'

const inputs = 15
const classNames = ['hut', 'tower', 'häuser 二', '__proto__', '"']
const classes = classNames.length

/** A checkpoint of a random network for images of 5 × 3 pixels of five classes, its optimizer at its beginning. */
export function checkpointOf(changes: Partial<Recipe>, count = 12) {
  const recipe: Recipe = { ...classic, ...changes, hiddenLayers: [...(changes.hiddenLayers ?? [7, 6])] }
  const small = smallLane('float32', recipe, { count, inputs, classes })
  const { arena, lane } = small
  const { network, scratch } = lane.pass
  const optimizer = createOptimizer(arena, network.layers, recipe.optimizer)
  const { description } = smallCheckpoint()
  const dataset = { ...description.dataset, width: 5, height: 3, classes: [...classNames] }
  const checkpoint: Checkpoint = {
    description: {
      ...description,
      recipe: { ...recipe, hiddenLayers: [...recipe.hiddenLayers] },
      dataset,
      confusion: []
    },
    tensors: toTensors(arena, network, optimizer)
  }
  /** What our engine answers to each of the noise images. */
  function answers(): number[][] {
    ask(small)
    const { width } = network.layers.at(-1)!
    const all = numbersAt(arena, scratch.a.at(-1)!, count * width)
    return Array.from({ length: count }, (_, i) => [...all.subarray(i * width, i * width + classes)])
  }
  return { checkpoint, answers }
}

/** The same images with pixels from 0 to 1. */
export function noiseInputs(count = 12): number[][] {
  const { pixels } = noiseImages(count, inputs, classes)
  return Array.from({ length: count }, (_, i) => [...pixels.subarray(i * inputs, (i + 1) * inputs)].map(p => p / 255))
}
