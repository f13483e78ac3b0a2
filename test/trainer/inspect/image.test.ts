import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun } from '../training.js'
import { paused } from './paused.js'

describe('an image of no data set', () => {
  it('goes through the network as an example with the same pixels does', async () => {
    const { ask } = await paused(await noiseRun(await temporaryFolder(), { hiddenLayers: [5, 4] }))
    const { examples } = await ask({ kind: 'examples', names: [{ set: 'test', at: 3 }] })
    const { pixels, activations } = examples[0]!
    expect((await ask({ kind: 'image', pixels })).activations).toEqual(activations)
    expect(activations.map(({ length }) => length)).toEqual([5, 4, 3])
  })
  it('is asked about again and again without a trace of the one before', async () => {
    const { ask } = await paused(await noiseRun(await temporaryFolder()))
    const blank = () => ask({ kind: 'image', pixels: new Uint8Array(16) })
    const before = await blank()
    await ask({ kind: 'image', pixels: new Uint8Array(16).fill(255) })
    expect(await blank()).toEqual(before)
  })
  it('of another size harms nothing', async () => {
    const { ask } = await paused(await noiseRun(await temporaryFolder()))
    const right = await ask({ kind: 'image', pixels: new Uint8Array(16).fill(9) })
    expect(await ask({ kind: 'image', pixels: new Uint8Array(4000).fill(9) })).toEqual(right)
    expect((await ask({ kind: 'image', pixels: new Uint8Array(2) })).activations).toHaveLength(3)
  })
})
