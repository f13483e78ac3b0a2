import { MessageChannel, Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../source/engine/recipe.js'
import { type Barrier, fail, LaneError, meet } from '../../source/trainer/barrier.js'
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
  const barrier = (threads: number): Barrier => ({ words: new Int32Array(new SharedArrayBuffer(12)), threads })

  it('holds nobody up who is alone', () => {
    const alone = barrier(1)
    for (let i = 0; i < 1000; i++) meet(alone, 'soon')
    expect(Atomics.load(alone.words, 1)).toBe(1000)
  })
  it('tells who waits that another thread has failed', () => {
    const shared = barrier(2)
    fail(shared)
    expect(() => meet(shared, 'soon')).toThrow(LaneError)
  })
  it('gives up on a thread that does not come', { timeout: 20_000 }, () => {
    expect(() => meet(barrier(2), 'soon')).toThrow('A helper thread does not answer any more.')
  })
})

describe('a helper thread that fails', () => {
  it('says so at the barrier, and why', async () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })
    const { port1, port2 } = new MessageChannel()
    const reason = new Promise(resolve => port1.once('message', resolve))
    const layout = { laneScratch: { lanes: 2 } }
    new Worker(new URL('../../dist/trainer/lane.js', import.meta.url), {
      workerData: { memory, layout, index: 1, desk: 0, port: port2 },
      transferList: [port2]
    })
    expect(await reason).toContain('WebAssembly.Module')
    expect(() => meet({ words: new Int32Array(memory.buffer, 0, 3), threads: 2 }, 'soon')).toThrow(
      'A helper thread has failed.'
    )
  })
})
