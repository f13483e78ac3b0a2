import { describe, expect, it } from 'vitest'
import { loadDataset } from '../../../source/dataset/load.js'
import type { InspectRequest } from '../../../source/trainer/inspect/request.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, training } from '../training.js'

/** A run that stands still, asked about neurons, and the activations its saved network gives by plain arithmetic. */
async function asked(...requests: readonly InspectRequest[]) {
  const settings = await noiseRun(await temporaryFolder(), { hiddenLayers: [5, 7] })
  const run = training(settings)
  await run.pause()
  await run.step(3)
  const answers = []
  for (const [id, request] of requests.entries()) {
    run.send({ type: 'inspect', id, request })
    answers.push((await run.next('inspected', told => told.id === id)).answer)
  }
  run.send({ type: 'save' })
  const { tensors } = await readCheckpoint((await run.next('saved')).path)
  const numbers = (name: string) => {
    const { data } = tensors.find(tensor => tensor.name === name)!
    return new Float32Array(Uint8Array.from(data).buffer)
  }
  const { train } = await loadDataset(settings.data)
  const activations = (place: number) => {
    let a = Array.from(train.pixels.subarray(place * 16, place * 16 + 16), pixel => pixel / 255)
    return [0, 1, 2].map(l => {
      const [w, b] = [numbers(`layers.${l}.weight`), numbers(`layers.${l}.bias`)]
      a = Array.from(
        b,
        (bias, j) => 1 / (1 + Math.exp(-a.reduce((sum, value, i) => sum + value * w[j * a.length + i]!, bias)))
      )
      return a
    })
  }
  // 100 of 300 are held out, the last ones.
  const heldOut = Array.from({ length: 100 }, (_, at) => activations(train.labels.length - 100 + at))
  return { answers, heldOut, train }
}

const close = (value: number, digits = 5) => expect.closeTo(value, digits)

describe('neurons that are looked at', () => {
  it('spread over the held-out images as plain arithmetic says', async () => {
    const { answers, heldOut } = await asked({ kind: 'neurons', layer: 1, images: 90 })
    const [answer] = answers
    if (answer?.kind !== 'neurons') throw new Error(JSON.stringify(answer))
    expect(answer).toMatchObject({ layer: 1, set: 'validation', images: 90 })
    answer.spreads.forEach((spread, j) => {
      const values = heldOut.slice(0, 90).map(layers => layers[1]![j]!)
      const mean = values.reduce((sum, value) => sum + value, 0) / 90
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 90
      const idle = values.filter(value => value * (1 - value) < 0.025).length / 90
      const [least, most] = [Math.min(...values), Math.max(...values)]
      const expected = { least: close(least), most: close(most), mean: close(mean), idle: close(idle, 9) }
      expect(spread).toEqual({ ...expected, deviation: close(Math.sqrt(variance)) })
    })
    expect(answer.spreads.length).toBe(7)
  })

  it('come one by one with a histogram and the images that excite them most and least', async () => {
    const request = { kind: 'neuron', layer: 2, neuron: 1, images: 1000, extremes: 3 } as const
    const { answers, heldOut, train } = await asked(request, { ...request, neuron: 99 }, { ...request, layer: 3 })
    const [answer, ...others] = answers
    if (answer?.kind !== 'neuron') throw new Error(JSON.stringify(answer))
    const values = heldOut.map(layers => layers[2]![1]!)
    const counts = new Array<number>(24).fill(0)
    for (const value of values) counts[Math.floor(value * 24)]!++
    expect(answer.images).toBe(100)
    expect(answer.histogram).toEqual({ counts, from: 0, to: 1 })
    const order = values.map((_, at) => at).sort((one, other) => values[other]! - values[one]!)
    const expected = (at: number) => {
      const place = train.labels.length - 100 + at
      const pixels = Uint8Array.from(train.pixels.subarray(place * 16, place * 16 + 16))
      return { set: 'validation', at, pixels, label: train.labels[place], activation: close(values[at]!) }
    }
    expect(answer.strongest).toEqual(order.slice(0, 3).map(expected))
    expect(answer.weakest).toEqual(order.slice(-3).reverse().map(expected))
    expect(others.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
  })

  it('change nothing about training', async () => {
    const recipe = { epochs: 3, batchSize: 10 }
    const looked = training(await noiseRun(await temporaryFolder(), recipe))
    for (let id = 0; id < 30; id++) {
      looked.send({
        type: 'inspect',
        id,
        request: { kind: 'neuron', layer: 0, neuron: id % 16, images: 64, extremes: 3 }
      })
    }
    await looked.finish()
    expect(looked.all('inspected').length).toBe(30)
    const { tensors } = outcome(await readCheckpoint(looked.all('saved').at(-1)!.path))
    expect(tensors).toEqual((await outcomeOf(await noiseRun(await temporaryFolder(), recipe))).tensors)
  })
})
