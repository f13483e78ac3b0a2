import type { Checkpoint } from '../checkpoint/checkpoint.js'
import { fromTensors } from '../checkpoint/tensors.js'
import { createArena } from '../engine/arena.js'
import { createLayout } from '../engine/descent.js'
import { placeExamples } from '../engine/examples.js'
import { inputsOf } from '../engine/image-shape.js'
import { instantiateKernels } from '../engine/kernels.js'
import { createNetwork } from '../engine/network.js'
import { type Bench, benchRows, createBench } from './inspect/bench.js'

/** The network of a checkpoint on a bench, to be asked about images; no data is needed for that. */
export function openNetwork(module: WebAssembly.Module, { description, tensors }: Checkpoint): Bench {
  const { recipe, dataset } = description
  const arena = createArena()
  const inputs = inputsOf(dataset)
  const network = createNetwork(arena, inputs, dataset.classes.length, recipe)
  const layout = createLayout(arena, network, placeExamples(arena, [], inputs, [benchRows]), recipe, 1)
  fromTensors(arena, network, layout.optimizer, tensors)
  return createBench(arena, instantiateKernels(module, arena.memory), layout)
}
