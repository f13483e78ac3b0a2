import { rm } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { noiseFolder } from '../../dataset/noise-folder.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { jsonLines } from '../downhill.js'
import { downhillHere } from '../in-process.js'

/** A short run on three classes of 4 × 4 pixels, whose outputs are softmax. */
async function run() {
  const [data, checkpoints] = [await noiseFolder(), await temporaryFolder()]
  const flags = ['--epochs', '2', '--validation', '100', '--cost', 'cross-entropy', '--data', data]
  await downhillHere(['--headless', ...flags, '--checkpoints', checkpoints])
  const noise = (...args: readonly string[]) => downhillHere(['noise', 'latest', '--checkpoints', checkpoints, ...args])
  return { data, noise }
}

interface Counts {
  readonly overHalf: number
  readonly overNineTenths: number
  readonly classes: Record<string, { answers: number; overHalf: number; overNineTenths: number }>
}

describe('downhill noise', () => {
  it('counts how sure the network is of noise, beside test images, and says why', async () => {
    const { noise } = await run()
    const { code, stdout, stderr } = await noise()
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/\n1,000 images of noise: every pixel at random \(seed 1\)\n/)
    expect(stdout).toMatch(/\nsure: probability over 50 % +\d+\.\d\d % +\d+\.\d\d %\n/)
    expect(stdout).toMatch(/\nIt was never taught to say “none”: its outputs only compare the classes/)
    const [json] = jsonLines((await noise('--json')).stdout)
    expect(json).toMatchObject({ noise: { average: expect.any(Number) }, kind: 'pixels', count: 1000, seed: 1 })
    const { overHalf, overNineTenths, classes } = json!.noise as Counts
    const all = Object.values(classes)
    expect(all.reduce((sum, one) => sum + one.answers, 0)).toBe(1000)
    expect(all.reduce((sum, one) => sum + one.overHalf, 0)).toBe(overHalf)
    expect(all.reduce((sum, one) => sum + one.overNineTenths, 0)).toBe(overNineTenths)
    expect(stdout).toContain(`${((overHalf / 1000) * 100).toFixed(2)} %`)
  })
  it('gives the same for the same seed, and other noise for another, or of another kind', async () => {
    const { noise } = await run()
    const of = async (...args: readonly string[]) => (await noise('--json', '--count', '200', ...args)).stdout
    const first = await of()
    expect(await of()).toBe(first)
    expect(await of('--seed', '2')).not.toBe(first)
    expect(await of('--kind', 'shuffled')).not.toBe(first)
  })
  it('does without test images where they are gone, unless the noise is made of them', async () => {
    const { data, noise } = await run()
    await rm(data, { recursive: true })
    const { code, stdout, stderr } = await noise('--json')
    expect([code, jsonLines(stdout)[0]!.test]).toEqual([0, null])
    expect(stderr).toMatch(/^downhill: There are no test images to compare with: [^\n]*\n$/)
    expect((await noise('--kind', 'shuffled')).code).toBe(2)
  })
  it.each([
    [['noise'], /wants a checkpoint/],
    [['noise', 'latest', '--kind', 'loud'], /--kind wants pixels or shuffled, and got “loud”/],
    [['noise', 'latest', '--count', '0'], /--count wants a whole number from 1/]
  ])('refuses %j', async (args, sentence) => {
    const { code, stderr } = await downhillHere(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(sentence)
  })
})
