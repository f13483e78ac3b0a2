import type { Checkpoint } from '../../source/checkpoint/checkpoint.js'
import { toTensors } from '../../source/checkpoint/tensors.js'
import { numbersAt } from '../../source/engine/arena.js'
import { forward } from '../../source/engine/backprop.js'
import { createOptimizer } from '../../source/engine/optimizer.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { classic, noiseImages, smallPass } from '../engine/small.js'
import { smallCheckpoint } from './small.js'

const inputs = 15
const classNames = ['hut', 'tower', 'häuser 二', '__proto__', '"']
const classes = classNames.length

/** A checkpoint of a random network for images of 5 × 3 pixels of five classes, its optimizer at its beginning. */
export function checkpointOf(changes: Partial<Recipe>, count = 12) {
  const recipe: Recipe = { ...classic, ...changes, hiddenLayers: [...(changes.hiddenLayers ?? [7, 6])] }
  const { arena, pass, batch } = smallPass('float32', recipe, { count, inputs, classes })
  const optimizer = createOptimizer(arena, pass.network.layers, recipe.optimizer)
  const { description } = smallCheckpoint()
  const dataset = { ...description.dataset, width: 5, height: 3, classes: [...classNames] }
  const checkpoint: Checkpoint = {
    description: {
      ...description,
      recipe: { ...recipe, hiddenLayers: [...recipe.hiddenLayers] },
      dataset,
      confusion: []
    },
    tensors: toTensors(arena, pass.network, optimizer)
  }
  /** What our engine answers to each of the noise images. */
  function answers(): number[][] {
    forward(pass, batch, count)
    const { stride } = pass.network.layers.at(-1)!
    const all = numbersAt(arena, pass.scratch.a.at(-1)!, count * stride)
    return Array.from({ length: count }, (_, i) => [...all.subarray(i * stride, i * stride + classes)])
  }
  return { checkpoint, answers }
}

/** The same images with pixels from 0 to 1. */
export function noiseInputs(count = 12): number[][] {
  const { pixels } = noiseImages(count, inputs, classes)
  return Array.from({ length: count }, (_, i) => [...pixels.subarray(i * inputs, (i + 1) * inputs)].map(p => p / 255))
}
