import { availableParallelism } from 'node:os'
import { MessageChannel, Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { instantiateKernels } from '../../source/engine/kernels.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { LaneError, meet } from '../../source/trainer/barrier.js'
import { compiledKernels } from '../kernels/compiled.js'
import { temporaryFolder } from '../temporary-folder.js'
import { mnistRun, outcomeOf } from './training.js'

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
  ['adam', { ...wide, optimizer: 'adam', learningRate: 0.001 }],
  ['nesterov with decay, tanh', { ...wide, optimizer: 'nesterov', activation: 'tanh', weightDecay: 0.01 }],
  ['all the data at once', { ...wide, batchSize: 'all', optimizer: 'momentum', learningRate: 0.01 }]
]

describe('helper threads', () => {
  it.each(recipes)('end with the bits and the history of one thread, be they 2 or 4 in all: %s', async (_, recipe) => {
    const settings = mnistRun(await temporaryFolder(), recipe)
    const alone = await outcomeOf(settings)
    for (const threads of [2, 4]) expect(await outcomeOf({ ...settings, threads })).toEqual(alone)
  })
})

describe('a barrier', () => {
  const place = 64
  const create = () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })
    return {
      kernels: instantiateKernels(compiledKernels.fused, memory),
      words: new Int32Array(memory.buffer, place, 3)
    }
  }

  it('holds nobody up who is alone', () => {
    const { kernels, words } = create()
    for (let i = 0; i < 1000; i++) meet(kernels, place, 1)
    expect([...words]).toEqual([0, 1000, 0])
  })
  it('is looked at for a while before sleeping, but not where threads have to share cores', () => {
    const looks = [0, 1].map(more => {
      let asked = 0
      const kernels = { meet: (_: number, __: number, times: number) => (asked = times) && 0 }
      meet(kernels, place, availableParallelism() + more)
      return asked
    })
    expect(looks).toEqual([8_000_000, 0])
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
      // A layout without a network.
      workerData: {
        module: compiledKernels.fused,
        memory,
        layout: { laneScratch: { lanes: 2 } },
        index: 1,
        desk: place,
        port: port2
      },
      transferList: [port2]
    })
    const kernels = instantiateKernels(compiledKernels.fused, memory)
    expect(() => meet(kernels, place, 2)).toThrow(new LaneError('A helper thread has failed.'))
    expect(await reason).toContain('layers')
  })
})
