import { createArena } from '../../source/engine/arena.js'
import { initialize } from '../../source/engine/initializer.js'
import { createNetwork, type Network, weightIndex } from '../../source/engine/network.js'
import { createRandom } from '../../source/engine/random.js'
import type { Recipe } from '../../source/engine/recipe.js'
import type { Ready } from '../../source/trainer/protocol.js'
import { ready } from './run.js'

/** A network in memory as the worker's is, whose weights have moved a little from where the seed put them. */
export function networkOf(changed: Partial<Recipe> = {}, image = { width: 28, height: 28 }): Ready {
  const recipe = { ...ready.recipe, ...changed }
  const arena = createArena()
  const network = createNetwork(arena, image.width * image.height, 10, recipe)
  initialize(arena, network, recipe.initializer, recipe.seed)
  move(arena.memory, network)
  const { sizes, layers, parameters, parameterCount } = network
  const { memory } = arena
  return { ...ready, recipe, sizes, layers, parameters, parameterCount, memory, data: { ...ready.data, ...image } }
}

function move(memory: WebAssembly.Memory, { layers, parameters }: Network): void {
  const random = createRandom(3, 99)
  layers.forEach((layer, l) => {
    const { inputs, outputs, width } = layer
    const weights = new Float32Array(memory.buffer, parameters.weights[l]!, inputs * width)
    const biases = new Float32Array(memory.buffer, parameters.biases[l]!, outputs)
    for (let j = 0; j < outputs; j++) {
      biases[j]! += random.normal()
      for (let i = 0; i < inputs; i++) weights[weightIndex(layer, i, j)]! += 0.05 * Math.sin(i / (j + 2))
    }
  })
}

/** A layer's weights as a plain matrix // [inputs][outputs] */
export function matrixOf({ memory, layers, parameters }: Ready, l: number): number[][] {
  const { inputs, outputs, width } = layers[l]!
  const weights = new Float32Array(memory.buffer, parameters.weights[l]!, inputs * width)
  return Array.from({ length: inputs }, (_, i) =>
    Array.from({ length: outputs }, (_, j) => weights[Math.floor(j / 16) * 16 * inputs + i * 16 + (j % 16)]!)
  )
}
