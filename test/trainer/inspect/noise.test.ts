import { describe, expect, it } from 'vitest'
import { noiseKinds } from '../../../source/dataset/noise.js'
import type { Sureness } from '../../../source/trainer/inspect/noise.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun, outcome, outcomeOf, readCheckpoint, training } from '../training.js'
import { paused } from './paused.js'

const total = ({ classes }: Sureness, name: 'answers' | 'overHalf' | 'overNineTenths') =>
  classes.reduce((sum, one) => sum + one[name], 0)

describe('noise', () => {
  it.each(noiseKinds)('of %s gets as many answers as there are images, the same for the same seed', async noise => {
    const { ask } = await paused(await noiseRun(await temporaryFolder(), { hiddenLayers: [5] }))
    const request = { kind: 'noise', noise, count: 1000, seed: 1 } as const
    const answer = await ask(request)
    for (const one of [answer.noise, answer.test]) {
      expect([one.count, total(one, 'answers')]).toEqual([1000, 1000])
      expect([one.overHalf, one.overNineTenths]).toEqual([total(one, 'overHalf'), total(one, 'overNineTenths')])
      expect(one.overHalf).toBeGreaterThanOrEqual(one.overNineTenths)
      expect(one.average).toBeGreaterThan(0)
    }
    expect(await ask(request)).toEqual(answer)
    expect(await ask({ ...request, seed: 2 })).not.toEqual(answer)
  })
  it('counts who is sure: a network that always says one thing is', async () => {
    // So high a rate, in so few steps, that one output stands at 1 whatever is seen.
    const { ask } = await paused(
      await noiseRun(await temporaryFolder(), { hiddenLayers: [], learningRate: 500, batchSize: 1 })
    )
    const { noise } = await ask({ kind: 'noise', noise: 'pixels', count: 100, seed: 1 })
    const alone = await ask({ kind: 'image', pixels: new Uint8Array(16).fill(127) })
    const outputs = alone.activations.at(-1)!
    expect(Math.max(...outputs) > 0.9).toBe(noise.overNineTenths > 50)
    expect(noise.classes[outputs.indexOf(Math.max(...outputs))]!.answers).toBeGreaterThan(50)
  })
  it('changes nothing about training', async () => {
    const recipe = { epochs: 3, batchSize: 10 }
    const looked = training(await noiseRun(await temporaryFolder(), recipe))
    const request = { kind: 'noise', noise: 'shuffled', count: 200, seed: 1 } as const
    for (let id = 0; id < 10; id++) looked.send({ type: 'inspect', id, request })
    await looked.finish()
    const { tensors } = outcome(await readCheckpoint(looked.all('saved').at(-1)!.path))
    expect(tensors).toEqual((await outcomeOf(await noiseRun(await temporaryFolder(), recipe))).tensors)
  })
})
