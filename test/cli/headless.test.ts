import { once } from 'node:events'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noiseFolder } from '../dataset/noise-folder.js'
import { temporaryFolder } from '../temporary-folder.js'
import { readCheckpoint, savedFiles } from '../trainer/training.js'
import { downhill, jsonLines, start } from './downhill.js'

const short = ['--epochs', '2', '--batch-size', '50', '--validation', '100']
/** Flags of a run on a small data set, saved below `checkpoints`. */
const noise = async (checkpoints: string, ...flags: string[]) => [
  ...['--data', await noiseFolder(), '--checkpoints', checkpoints],
  ...flags
]

describe('training with --json', () => {
  it('prints ready, a line an epoch and done, each with the keys that are documented', async () => {
    const checkpoints = await temporaryFolder()
    const { code, stdout, stderr } = await downhill(['train', '--json', ...(await noise(checkpoints, ...short))])
    expect([code, stderr]).toEqual([0, ''])
    const [ready, ...others] = jsonLines(stdout)
    const done = others.pop()
    expect(ready).toMatchObject({
      event: 'ready',
      parameters: 595,
      sizes: [16, 16, 16, 3],
      recipe: { seed: 1, epochs: 2 },
      data: { training: 200, validation: 100, test: 50 },
      epoch: 0,
      batch: 0
    })
    const paths = await savedFiles(checkpoints)
    const { description } = await readCheckpoint(paths.at(-1)!)
    expect(others).toEqual(
      description.history.map((record, i) => {
        const { seconds, examplesPerSecond } = description.timings[i]!
        return { event: 'epoch', ...record, seconds, examplesPerSecond, checkpoint: paths[i] }
      })
    )
    expect(Object.keys(others[0]!)).toEqual(
      expect.arrayContaining(['epoch', 'cost', 'trainAccuracy', 'validationAccuracy', 'learningRate'])
    )
    const number = expect.any(Number)
    expect(done).toEqual({ event: 'done', testAccuracy: number, testCost: number, seconds: number })
  })
  it('says null for what is not measured when nothing is held out', async () => {
    const flags = await noise(await temporaryFolder(), '--epochs', '1', '--validation', '0', '--json')
    const [, epoch] = jsonLines((await downhill(flags)).stdout)
    expect(epoch).toMatchObject({ event: 'epoch', validationAccuracy: null, validationCost: null })
  })
  it('tells the learning rate in force, of a run that goes on too', async () => {
    const checkpoints = await temporaryFolder()
    await downhill(await noise(checkpoints, ...short))
    const again = ['--resume', 'latest', '--learning-rate', '0.02', '--checkpoints', checkpoints]
    const [ready] = jsonLines((await downhill([...again, '--epochs', '3', '--json'])).stdout)
    expect(ready).toMatchObject({ event: 'ready', learningRate: 0.02, recipe: { learningRate: 0.3 } })
    expect((await downhill([...again, '--epochs', '4', '--headless'])).stdout).toContain(' · η 0.02 · ')
  })
  it('goes on with --resume where the last run stopped', async () => {
    const checkpoints = await temporaryFolder()
    await downhill(await noise(checkpoints, ...short))
    const again = ['--resume', 'latest', '--json', '--checkpoints', checkpoints]
    const { stdout } = await downhill([...again, '--epochs', '3'])
    const told = jsonLines(stdout).map(({ event, epoch }) => [event, epoch])
    expect(told).toEqual([
      ['ready', 2],
      ['epoch', 3],
      ['done', undefined]
    ])
    const { code, stderr } = await downhill(again)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^downhill: \S+ is at epoch 3 of 3: give more --epochs to go on from it\.\n$/)
  })
})

describe('training with --headless', () => {
  it('prints a line an epoch for a person, and no colours', async () => {
    const { code, stdout, stderr } = await downhill(await noise(await temporaryFolder(), '--headless', ...short))
    expect([code, stderr]).toEqual([0, ''])
    const measured = String.raw`cost \d\.\d+  training \d+\.\d\d %  held out \d+\.\d\d %  \d+\.\d\d s  \S+ images/s`
    expect(stdout.split('\n')).toEqual([
      '16-16-16-3 sigmoid · quadratic · sgd · η 0.3 · batch 50 · 595 parameters · seed 1',
      expect.stringMatching(/^downhill-test-\S+: 200 training, 100 held-out, 50 test images$/),
      expect.stringMatching(new RegExp(`^epoch   1  ${measured}  \\S+/epoch-0001\\.safetensors$`)),
      expect.stringMatching(new RegExp(`^epoch   2  ${measured}  \\S+/epoch-0002\\.safetensors$`)),
      expect.stringMatching(/^test \d+\.\d\d % {2}cost \d\.\d+ {2}after \d+\.\d s$/),
      ''
    ])
  })
  it('ends with exit code 1 and a sentence when the cost is no number any more', async () => {
    const flags = ['--headless', '--activation', 'relu', '--output-activation', 'identity', '--learning-rate', '1e30']
    const { code, stderr } = await downhill(await noise(await temporaryFolder(), ...short, ...flags))
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^downhill: The cost is not finite: learning rate 1e\+30 is too large \(epoch 1, batch \d\)\. Begin again with a smaller --learning-rate\.\n$/
    )
  })
})

describe('a run that is interrupted', () => {
  /** A run whose epochs take so long that what comes in does so in the middle of one; it has told that it is ready. */
  async function longRun(checkpoints: string) {
    const flags = ['--layers', '1024,1024', '--batch-size', '1', '--epochs', '1000', '--json']
    const { child, exit } = start(await noise(checkpoints, ...flags, '--validation', '0'))
    let stderr = ''
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    await once(child.stdout, 'data')
    child.stdout.resume()
    return { child, end: async () => ({ code: (await exit)[0], stderr }) }
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s saves and ends with exit code 130', async signal => {
    const checkpoints = await temporaryFolder()
    const { child, end } = await longRun(checkpoints)
    child.kill(signal)
    expect(await end()).toEqual({ code: 130, stderr: '' })
    const newest = (await savedFiles(checkpoints)).at(-1)!
    expect(basename(newest)).toMatch(/^epoch-\d{4}(-batch-\d{6})?\.safetensors$/)
    const { steps, progress } = (await readCheckpoint(newest)).description
    expect(steps).toBeGreaterThan(0)
    expect(steps).toBe(progress.epoch * 300 + progress.batch)
  })
  it('by the loss of its reader saves and ends', async () => {
    const checkpoints = await temporaryFolder()
    const { child, end } = await longRun(checkpoints)
    child.stdout.destroy()
    expect(await end()).toEqual({ code: 130, stderr: '' })
    expect(await savedFiles(checkpoints)).not.toEqual([])
  })
})
