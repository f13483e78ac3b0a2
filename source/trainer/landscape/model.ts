import type { Tensor } from '../../checkpoint/safetensors.js'
import { fromTensors } from '../../checkpoint/tensors.js'
import { allocate, createArena, numbersAt } from '../../engine/arena.js'
import { compare, forward, type Pass, sumPixels } from '../../engine/backprop.js'
import { placeExamples } from '../../engine/examples.js'
import { inputsOf } from '../../engine/image-shape.js'
import { initialize } from '../../engine/initializer.js'
import { instantiateKernels } from '../../engine/kernels.js'
import { createNetwork, type Network } from '../../engine/network.js'
import { createOptimizer } from '../../engine/optimizer.js'
import type { Point } from '../../engine/plane.js'
import { allocateLaneScratch, allocateScratch } from '../../engine/scratch.js'
import { chunkRows } from '../run.js'
import type { SurveyOrder, Walker } from './order.js'

/** A network of its own, in memory of its own, to put any parameters in and see what they cost. */
export interface Model {
  readonly network: Network
  readonly numberBytes: number
  /** The parameters, to be written // [parameters.length] */
  readonly parameters: Float32Array | Float64Array
  /** The average cost of the examples. */
  cost(): number
  /** The parameters in a checkpoint. @throws FormatError when they are those of another network. */
  pointIn(tensors: readonly Tensor[]): Point
  /** The parameters that a run started from. */
  startOf(start: NonNullable<Walker['start']>): Point
}

export function createModel(module: WebAssembly.Module, order: SurveyOrder): Model {
  const { recipe, classCount, pixels, labels } = order
  const inputs = inputsOf(order)
  const arena = createArena()
  const network = createNetwork(arena, inputs, classCount, recipe)
  const { layers, parameters: block } = network
  const examples = placeExamples(arena, [{ pixels, labels }], inputs)
  const rows = Math.min(labels.length, chunkRows(network.parameterCount))
  const scratch = allocateScratch(arena, layers, rows)
  const laneScratch = allocateLaneScratch(arena, layers, rows, 1)
  const places = allocate(arena, labels.length * 4)
  const optimizer = createOptimizer(arena, layers, 'sgd')
  new Uint32Array(arena.memory.buffer, places, labels.length).forEach((_, i, all) => {
    all[i] = i
  })
  const kernels = instantiateKernels(module, arena.memory)
  const { numberBytes } = arena
  const pass: Pass = { kernels, network, examples, cost: recipe.cost, scratch, laneScratch, lane: 0, numberBytes }
  const parameters = numbersAt(arena, block.start, block.length)
  const costs = numbersAt(arena, scratch.costs, rows)
  return {
    network,
    numberBytes,
    parameters,
    cost() {
      let sum = 0
      for (let done = 0; done < labels.length; done += rows) {
        const [batch, count] = [places + done * 4, Math.min(rows, labels.length - done)]
        sumPixels(pass, batch, count, { from: 0, to: layers[0]!.width })
        forward(pass, count)
        compare(pass, batch, count)
        for (let row = 0; row < count; row++) sum += costs[row]!
      }
      return sum / labels.length
    },
    pointIn(tensors) {
      fromTensors(arena, network, optimizer, tensors)
      return Float32Array.from(parameters)
    },
    startOf({ initializer, seed }) {
      initialize(arena, network, initializer, seed)
      return Float32Array.from(parameters)
    }
  }
}
