import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../../source/engine/recipe.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, training } from '../training.js'
import { paused } from './paused.js'

const name = { set: 'training', at: 5 } as const

/** Every weight and bias of a checkpoint, neuron by neuron, as PyTorch lays them out. */
async function parametersIn(path: string): Promise<number[][][]> {
  const { tensors } = await readCheckpoint(path)
  const numbers = (wanted: string) => {
    const { data } = tensors.find(tensor => tensor.name === wanted)!
    return [...new Float32Array(Uint8Array.from(data).buffer)]
  }
  const count = tensors.filter(tensor => /^layers\.\d+\.bias$/.test(tensor.name)).length
  return Array.from({ length: count }, (_, l) => {
    const [weights, biases] = [numbers(`layers.${l}.weight`), numbers(`layers.${l}.bias`)]
    const inputs = weights.length / biases.length
    return biases.map((bias, j) => [...weights.slice(j * inputs, (j + 1) * inputs), bias])
  })
}

describe('the nudges of an example', () => {
  it.each<[string, Partial<Recipe>]>([
    ['that fits on the bench', { batchSize: 50 }],
    ['that does not', { batchSize: 90 }],
    ['that is all the data', { batchSize: 'all', hiddenLayers: [50] }],
    ['of augmented images', { batchSize: 20, augment: ['shift', 'rotate'] }],
    ['of augmented images that does not fit', { batchSize: 90, augment: ['shift'] }],
    ['with cross-entropy', { batchSize: 20, cost: 'cross-entropy', outputActivation: 'softmax', activation: 'relu' }]
  ])('averaged over a mini-batch %s, times −η, are the step that is taken', async (_, recipe) => {
    const settings = await noiseRun(await temporaryFolder(), { hiddenLayers: [5, 4], epochs: 9, ...recipe })
    const { run, ask } = await paused(settings, 1)
    /** Where the run stands, also if that has been saved by itself. */
    async function saved() {
      const { epoch, batch } = run.all('pulse').at(-1)!
      const isIt = (told: { readonly epoch: number; readonly batch: number }) =>
        told.epoch === epoch && told.batch === batch
      run.send({ type: 'save' })
      return parametersIn((run.all('saved').find(isIt) ?? (await run.next('saved', isIt))).path)
    }
    const before = await saved()
    const averages: number[][][] = []
    for (const [l, neurons] of before.entries()) {
      averages.push([])
      for (const j of neurons.keys()) {
        const { average } = await ask({ kind: 'nudges', name, layer: l, neuron: j, mostOfBatch: 1e9 })
        expect(average!.examples).toBe(average!.outOf)
        averages[l]!.push([...average!.dCdw, average!.dCdz[l]![j]!])
      }
    }
    await run.step(1)
    const after = await saved()
    let largest = 0
    after.forEach((neurons, l) => {
      neurons.forEach((numbers, j) => {
        numbers.forEach((value, i) => {
          const step = -settings.recipe.learningRate * averages[l]![j]![i]!
          largest = Math.max(largest, Math.abs(step))
          // Only up to rounding: a float32 weight of the first layer takes each example's part by itself.
          expect(Math.abs(value - (before[l]![j]![i]! + step))).toBeLessThan(1e-6)
        })
      })
    })
    expect(largest).toBeGreaterThan(1e-3)
  })

  it.each([
    ['as they are', []],
    ['augmented', ['shift']]
  ] as const)('of the mini-batch to come, one by one, %s, make the average of those so far', async (_, augment) => {
    const { ask } = await paused(await noiseRun(await temporaryFolder(), { hiddenLayers: [5], batchSize: 8, augment }))
    const sum = new Float64Array(784)
    for (let at = 0; at < 8; at++) {
      const request = { kind: 'nudges', layer: 0, neuron: 2, mostOfBatch: at + 1 } as const
      const { example, coming, neuron, average } = await ask({ ...request, name: { set: 'coming', at } })
      expect(coming).toEqual({ count: at + 1, outOf: 8 })
      expect(average).toMatchObject({ examples: at + 1, outOf: 8 })
      neuron.dCdw.forEach((slope, i) => {
        sum[i]! += slope
        expect(average!.dCdw[i]!).toBeCloseTo(sum[i]! / (at + 1), 6)
      })
      // It goes by the name that the data has for it, and shows what training will see.
      const inData = await ask({ ...request, name: { set: example.set as 'training', at: example.at } })
      expect([inData.example.set, inData.example.label, inData.coming]).toEqual(['training', example.label, null])
      expect(Buffer.compare(inData.example.pixels, example.pixels) === 0).toBe(augment.length === 0)
    }
  })

  it('come with the example, and no average when none is wanted', async () => {
    const { ask } = await paused(await noiseRun(await temporaryFolder(), { hiddenLayers: [5] }))
    const answer = await ask({ kind: 'nudges', name, layer: 0, neuron: 4, mostOfBatch: 0 })
    expect(answer.average).toBeNull()
    expect([answer.epoch, answer.batch]).toEqual([0, 3])
    const { examples } = await ask({ kind: 'examples', names: [name] })
    expect(answer.example).toEqual(examples[0])
    expect(answer.nudges.layers.map(({ a }) => Float32Array.from(a))).toEqual(examples[0]!.activations)
    expect(answer.nudges.costTerms.reduce((sum, term) => sum + term, 0)).toBeCloseTo(examples[0]!.cost, 6)
    expect(answer.neuron.dCdb).toBe(answer.nudges.layers[0]!.dCdz[4])
    expect([...answer.neuron.inputs]).toEqual(Array.from(examples[0]!.pixels, pixel => Math.fround(pixel / 255)))
  })

  it.each([
    ['example', { name: { set: 'test', at: 1e6 }, layer: 0, neuron: 0 }],
    ['layer', { name, layer: 2, neuron: 0 }],
    ['example of the mini-batch to come', { name: { set: 'coming', at: 50 }, layer: 0, neuron: 0 }],
    ['neuron', { name, layer: 0, neuron: 5 }]
  ] as const)('are refused when there is no such %s', async (_, asked) => {
    const { ask } = await paused(await noiseRun(await temporaryFolder(), { hiddenLayers: [5] }))
    await expect(ask({ kind: 'nudges', mostOfBatch: 0, ...asked })).rejects.toThrow('There is no such example')
  })

  it.each([
    ['as they are', []],
    ['augmented', ['shift']]
  ] as const)('change nothing about training, however much is asked while images are taken %s', async (_, augment) => {
    const recipe = { epochs: 3, batchSize: 70, augment }
    const looked = training(await noiseRun(await temporaryFolder(), recipe))
    for (let id = 0; id < 90; id += 3) {
      looked.send({ type: 'inspect', id, request: { kind: 'nudges', name, layer: 1, neuron: 2, mostOfBatch: 100 } })
      const cell = {
        kind: 'cell',
        set: 'validation',
        asOf: String(id),
        actual: 1,
        answered: 1,
        from: 0,
        count: 9
      } as const
      looked.send({ type: 'inspect', id: id + 1, request: cell })
      looked.send({ type: 'inspect', id: id + 2, request: { kind: 'mistake', from: name, direction: 'next' } })
    }
    await looked.finish()
    expect(looked.all('inspected').length).toBe(90)
    const { tensors } = outcome(await readCheckpoint(looked.all('saved').at(-1)!.path))
    expect(tensors).toEqual((await outcomeOf(await noiseRun(await temporaryFolder(), recipe))).tensors)
  })
})
