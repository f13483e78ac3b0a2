import { rm, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../../source/checkpoint/checkpoint.js'
import { noiseFolder } from '../../dataset/noise-folder.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { readCheckpoint, savedFiles } from '../../trainer/training.js'
import { jsonLines } from '../downhill.js'
import { downhillHere } from '../in-process.js'

const total = (confusion: number[][]) => confusion.flat().reduce((sum, count) => sum + count, 0)

/** A finished run of two epochs on noise: its data, its checkpoints' folder, and their paths. */
async function finishedRun() {
  const [data, checkpoints] = [await noiseFolder(), await temporaryFolder()]
  const flags = ['--epochs', '2', '--validation', '100', '--data', data, '--checkpoints', checkpoints]
  await downhillHere(['--headless', ...flags])
  const [first, second] = (await savedFiles(checkpoints)) as [string, string]
  return { data, checkpoints, first, second }
}

describe('downhill evaluate', () => {
  it('latest --json says of MNIST what training said of it at the end', async () => {
    const checkpoints = ['--checkpoints', await temporaryFolder()]
    const flags = ['--train-size', '2000', '--validation', '1000', '--epochs', '2', '--json']
    const trained = await downhillHere([...flags, ...checkpoints])
    const { code, stdout, stderr } = await downhillHere(['evaluate', 'latest', '--json', ...checkpoints])
    expect([code, stderr]).toEqual([0, ''])
    const [, , epoch, done] = jsonLines(trained.stdout)
    const [result, ...others] = jsonLines(stdout)
    expect(others).toEqual([])
    expect(result).toEqual({
      accuracy: done!.testAccuracy,
      cost: done!.testCost,
      confusion: expect.any(Array),
      examples: 10_000,
      checkpoint: epoch!.checkpoint
    })
    const confusion = result!.confusion as number[][]
    expect(confusion.map(row => row.length)).toEqual(new Array(10).fill(10))
    expect(total(confusion)).toBe(10_000)
    expect(total(confusion.map((row, i) => [row[i]!])) / 10_000).toBe(result!.accuracy)
  })
  it('takes latest, a run folder and a file, and tells a person of each', async () => {
    const { checkpoints, first, second } = await finishedRun()
    const names = ['latest', dirname(first), second, first]
    const outcomes = await Promise.all(
      names.map(name => downhillHere(['evaluate', name, '--checkpoints', checkpoints]))
    )
    expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual(names.map(() => [0, '']))
    const lines = outcomes.map(({ stdout }) => stdout.split('\n'))
    expect(lines.map(([path]) => path)).toEqual([second, second, second, first])
    const row = (name: string) => expect.stringMatching(new RegExp(`^ +${name}( +(\\d+|·)){3}$`))
    const report = expect.stringMatching(/^accuracy \d+\.\d\d % of 50 test images, average cost \d\.\d+$/)
    for (const [, ...rest] of lines) {
      expect(rest).toEqual([
        report,
        '',
        expect.stringMatching(/^is \\ said +0 +1 +2$/),
        row('0'),
        row('1'),
        row('2'),
        ''
      ])
    }
  })
  it('refuses other data than the checkpoint was trained on, and missing data', async () => {
    const { data, checkpoints, second } = await finishedRun()
    const evaluate = () => downhillHere(['evaluate', 'latest', '--json', '--checkpoints', checkpoints])
    await writeFile(
      `${data}/t10k-labels-idx1-ubyte`,
      Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 50, ...new Array(50).fill(1)])
    )
    const sentence = `${second} was trained on other data than ${data} holds now: bring back the same data.`
    expect(await evaluate()).toEqual({ code: 2, stdout: '', stderr: `downhill: ${sentence}\n` })
    await rm(data, { recursive: true })
    const { code, stderr } = await evaluate()
    expect(code).toBe(2)
    expect(stderr).toMatch(/^downhill: \S+ is not there: [^\n]*\.\n$/)
  })
  it('passes over a damaged file when latest is asked for, and refuses it by its name', async () => {
    const { checkpoints, first, second } = await finishedRun()
    await writeFile(second, 'damaged')
    const latest = await downhillHere(['evaluate', 'latest', '--json', '--checkpoints', checkpoints])
    expect(latest.code).toBe(0)
    const warning = `${second} can't be used because it ends before its header: ${first} is taken instead.`
    expect(latest.stderr).toBe(`downhill: ${warning}\n`)
    expect(jsonLines(latest.stdout)[0]).toMatchObject({ checkpoint: first })
    const { code, stderr } = await downhillHere(['evaluate', second])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^downhill: The checkpoint \S+ can't be used because [^\n]*: take another one\.\n$/)
    expect(stderr).toContain(basename(second))
  })
  // FormatError comes through from fromTensors as it is: a stack trace, no file name, and exit code 1.
  it('refuses tensors that do not fit the recipe in a sentence that names the file', async () => {
    const { second } = await finishedRun()
    const { description, tensors } = await readCheckpoint(second)
    const wrong = { ...description, recipe: { ...description.recipe, hiddenLayers: [16, 17] } }
    await writeFile(second, encodeCheckpoint({ description: wrong, tensors }))
    const { code, stderr } = await downhillHere(['evaluate', second])
    expect(stderr).toContain(second)
    expect(code).toBe(2)
  })
})
