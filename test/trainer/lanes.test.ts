import { availableParallelism } from 'node:os'
import { MessageChannel, Worker } from 'node:worker_threads'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../source/dataset/dataset.js'
import { loadDataset } from '../../source/dataset/load.js'
import { mostInARow } from '../../source/engine/descent.js'
import type { ImageBlock } from '../../source/engine/examples.js'
import { instantiateKernels } from '../../source/engine/kernels.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { LaneError, meet } from '../../source/trainer/barrier.js'
import { deskAt } from '../../source/trainer/lanes.js'
import { compiledKernels } from '../kernels/compiled.js'
import { closeRun, compileKernels, createRun, snapshot, train } from './built.js'
import { mnistRun, outcome } from './training.js'

const wide: Partial<Recipe> = {
  hiddenLayers: [80, 40],
  activation: 'relu',
  outputActivation: 'softmax',
  cost: 'cross-entropy',
  batchSize: 100
}
const recipes: [string, Partial<Recipe>][] = [
  ['sgd', wide],
  ['sgd on odd batches', { ...wide, batchSize: 33, hiddenLayers: [130] }],
  ['momentum behind a narrow layer', { ...wide, hiddenLayers: [40, 10], optimizer: 'momentum' }],
  ['adam', { ...wide, optimizer: 'adam', learningRate: 0.001 }],
  ['nesterov with decay, tanh', { ...wide, optimizer: 'nesterov', activation: 'tanh', weightDecay: 0.01 }],
  ['mini-batches of fewer examples than lanes', { ...wide, batchSize: 3, optimizer: 'adam', learningRate: 0.001 }],
  ['no hidden layer', { ...wide, hiddenLayers: [] }],
  ['all the data at once', { ...wide, batchSize: 'all', optimizer: 'momentum', learningRate: 0.01 }]
]

/** The first images of MNIST, and no more, so that little has to be laid out. */
async function firstOfMnist(): Promise<Dataset> {
  const mnist = await loadDataset({ data: 'mnist' })
  const first = ({ pixels, labels }: ImageBlock, count: number): ImageBlock => ({
    pixels: pixels.subarray(0, count * mnist.width * mnist.height),
    labels: labels.subarray(0, count)
  })
  return { ...mnist, train: first(mnist.train, 3000), test: first(mnist.test, 100) }
}

describe('helper threads', () => {
  let dataset: Dataset
  let module: WebAssembly.Module
  beforeAll(async () => {
    ;[dataset, module] = await Promise.all([firstOfMnist(), compileKernels()])
  })
  it.each(recipes)('end with the bits and the history of one thread, be they 2 or 4 in all: %s', (_, chosen) => {
    const { recipe, data } = mnistRun('nowhere', chosen)
    const end = (threads: number) => {
      const run = createRun(module, recipe, data, dataset, null, threads)
      run.rowLimit = threads === 1 ? 1 : mostInARow
      // All that it does is done in between.
      for (const _ of train(run));
      closeRun(run)
      return outcome(snapshot(run, '', 0))
    }
    const alone = end(1)
    expect(alone.history).toHaveLength(2)
    for (const threads of [2, 4]) expect(end(threads)).toEqual(alone)
  })
})

describe('a barrier', () => {
  const place = 64
  const create = () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })
    return {
      kernels: instantiateKernels(compiledKernels.fused, memory),
      words: new Int32Array(memory.buffer, place, 4)
    }
  }

  it('holds nobody up who is alone', () => {
    const { kernels, words } = create()
    for (let i = 0; i < 1000; i++) meet(kernels, place, 1)
    expect([...words]).toEqual([0, 1000, 0, 0])
  })
  it('is looked at for a while before sleeping, but not where threads have to share cores', () => {
    const asked: number[] = []
    const kernels = {
      meet(_barrier: number, _threads: number, looks: number) {
        asked.push(looks)
        return 0
      }
    }
    for (const more of [0, 1]) meet(kernels, place, availableParallelism() + more)
    expect(asked).toEqual([8_000_000, 0])
  })
  it('tells who comes that another thread has failed', () => {
    const { kernels } = create()
    kernels.fail(place)
    expect(() => meet(kernels, place, 2)).toThrow(new LaneError('A helper thread has failed.'))
  })
  it('gives up on a thread that does not come', () => {
    const { kernels } = create()
    expect(() => meet(kernels, place, 2, 3)).toThrow(new LaneError('A helper thread does not answer any more.'))
  })
  it('tells who waits that a helper thread has failed, which says why', async () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })
    const { port1, port2 } = new MessageChannel()
    const reason = new Promise(resolve => port1.once('message', resolve))
    new Worker(new URL('../../dist/trainer/lane.js', import.meta.url), {
      workerData: { module: compiledKernels.fused, memory, index: 1, lanes: 2, desk: place, port: port2 },
      transferList: [port2]
    })
    const kernels = instantiateKernels(compiledKernels.fused, memory)
    // A program behind the end of memory.
    deskAt(memory, place, 2).programs.set([0, 0, 2 ** 30, 2 ** 30 + 128])
    // It may have failed before this thread has seen that both were there.
    const twice = () => {
      meet(kernels, place, 2)
      meet(kernels, place, 2)
    }
    expect(twice).toThrow(new LaneError('A helper thread has failed.'))
    expect(await reason).toContain('out of bounds')
  })
})
