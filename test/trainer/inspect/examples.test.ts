import { describe, expect, it } from 'vitest'
import type { Tensor } from '../../../source/checkpoint/safetensors.js'
import { loadDataset } from '../../../source/dataset/load.js'
import type { InspectRequest } from '../../../source/trainer/inspect/request.js'
import type { Settings } from '../../../source/trainer/protocol.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, training } from '../training.js'

const names = [
  { set: 'training', at: 0 },
  { set: 'validation', at: 7 },
  { set: 'test', at: 49 }
] as const

/** A run that stands still after some mini-batches, and what it tells when asked. */
async function paused(settings: Settings) {
  const run = training(settings)
  await run.pause()
  await run.step(3)
  let id = 0
  const ask = async (request: InspectRequest) => {
    run.send({ type: 'inspect', id: ++id, request })
    return (await run.next('inspected', told => told.id === id)).answer
  }
  return { run, ask }
}

const numbersOf = (tensors: readonly Tensor[], name: string) => {
  const { data } = tensors.find(tensor => tensor.name === name)!
  return new Float32Array(Uint8Array.from(data).buffer)
}

describe('examples that are looked at', () => {
  it('are those of the data set, with the activations and the cost that the saved network gives them', async () => {
    const settings = await noiseRun(await temporaryFolder(), { hiddenLayers: [5] })
    const { run, ask } = await paused(settings)
    const answer = await ask({ kind: 'examples', names: [...names, { set: 'test', at: 50 }] })
    if (answer.kind !== 'examples') throw new Error(answer.kind)
    const { train, test } = await loadDataset(settings.data)
    const places = [[train, 0] as const, [train, 207] as const, [test, 49] as const]
    expect(answer.examples.map(({ pixels, label }) => [[...pixels], label])).toEqual(
      places.map(([{ pixels, labels }, at]) => [[...pixels.subarray(at * 16, at * 16 + 16)], labels[at]])
    )
    run.send({ type: 'save' })
    const { tensors } = await readCheckpoint((await run.next('saved')).path)
    for (const { pixels, label, activations, answer: said, cost } of answer.examples) {
      let a = Array.from(pixels, pixel => pixel / 255)
      activations.forEach((actual, l) => {
        const [w, b] = [numbersOf(tensors, `layers.${l}.weight`), numbersOf(tensors, `layers.${l}.bias`)]
        const z = Array.from(b, (bias, j) => a.reduce((sum, value, i) => sum + value * w[j * a.length + i]!, bias))
        a = z.map(value => 1 / (1 + Math.exp(-value)))
        a.forEach((value, j) => {
          expect(actual[j]).toBeCloseTo(value, 5)
        })
      })
      expect(said).toBe(a.indexOf(Math.max(...a)))
      expect(cost).toBeCloseTo(
        a.reduce((sum, value, j) => sum + (value - (j === label ? 1 : 0)) ** 2, 0),
        5
      )
    }
  })
  it('change nothing about training', async () => {
    const recipe = { epochs: 3, batchSize: 10 }
    const looked = training(await noiseRun(await temporaryFolder(), recipe))
    for (let id = 0; id < 40; id++) looked.send({ type: 'inspect', id, request: { kind: 'examples', names } })
    await looked.finish()
    expect(looked.all('inspected').length).toBe(40)
    const { tensors } = outcome(await readCheckpoint(looked.all('saved').at(-1)!.path))
    expect(tensors).toEqual((await outcomeOf(await noiseRun(await temporaryFolder(), recipe))).tensors)
  })
  it('are told of while training, and refused when the run is over', async () => {
    const run = training(await noiseRun(await temporaryFolder(), { epochs: 100_000, batchSize: 10 }))
    await run.next('pulse')
    run.send({ type: 'inspect', id: 1, request: { kind: 'examples', names } })
    expect((await run.next('inspected')).answer.kind).toBe('examples')
    run.send({ type: 'stop' })
    run.send({ type: 'inspect', id: 2, request: { kind: 'examples', names } })
    await run.over
    expect(run.all('inspected').length).toBeLessThanOrEqual(2)
  })
})
