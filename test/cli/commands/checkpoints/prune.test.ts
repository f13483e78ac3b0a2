import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../../../source/checkpoint/checkpoint.js'
import { temporaryName } from '../../../../source/checkpoint/leftovers.js'
import { checkpointName } from '../../../../source/checkpoint/store.js'
import { deadProcess, nameOf } from '../../../checkpoint/leftover.js'
import { alien, runs } from '../../../checkpoint/runs.js'
import { smallCheckpoint } from '../../../checkpoint/small.js'
import { savedFiles } from '../../../trainer/training.js'
import { jsonLines } from '../../downhill.js'
import { downhillHere } from '../../in-process.js'

const { description, tensors } = smallCheckpoint()

/** A run in which each epoch was worse than the one before. */
const worsening = (run: string, epochs: number) =>
  Array.from({ length: epochs }, (_, i): [string, Uint8Array] => {
    const progress = { ...description.progress, epoch: i + 1, batch: 0 }
    const history = [{ ...description.history[0]!, epoch: i + 1, validationAccuracy: 1 / (i + 1) }]
    const bytes = encodeCheckpoint({ description: { ...description, progress, history }, tensors })
    return [`${run}/${checkpointName(progress)}`, bytes]
  })
const prune = (folder: string, ...flags: string[]) =>
  downhillHere(['checkpoints', 'prune', '--keep', '1', '--checkpoints', folder, ...flags])

describe('downhill checkpoints prune', () => {
  it('keeps the best and the last of every run, and says what it deletes', async () => {
    const { folder, paths } = await runs(...worsening('a', 4), ...worsening('b', 2))
    const { code, stdout, stderr } = await prune(folder)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`deleted ${paths[1]}\ndeleted ${paths[2]}\n2 deleted, 4 kept.\n`)
    expect(await savedFiles(folder)).toEqual(paths.toSpliced(1, 2))
  })
  it('--dry-run only says it', async () => {
    const { folder, paths } = await runs(...worsening('a', 3))
    const { code, stdout } = await prune(folder, '--dry-run')
    expect([code, stdout]).toEqual([0, `would delete ${paths[1]}\n1 would be deleted, 2 kept.\n`])
    expect(await savedFiles(folder)).toEqual(paths)
  })
  it('--json prints an object for every file that it has a say over', async () => {
    const { folder, paths } = await runs(...worsening('a', 3), ['a/epoch-0009.safetensors', alien])
    const lines = (dryRun: boolean) =>
      paths.slice(0, 3).map((path, i) => ({ path, action: i === 1 ? 'delete' : 'keep', dryRun }))
    expect(jsonLines((await prune(folder, '--json', '--dry-run')).stdout)).toEqual(lines(true))
    expect(jsonLines((await prune(folder, '--json')).stdout)).toEqual(lines(false))
    expect(await savedFiles(folder)).toEqual([paths[0], paths[2], paths[3]])
  })
  it('deletes what a killed run has left half-written', async () => {
    const left = `a/${nameOf(temporaryName(), await deadProcess())}`
    const { folder, paths } = await runs(...worsening('a', 1), [left, alien])
    const living = join(folder, 'a', temporaryName())
    await writeFile(living, alien)
    expect((await prune(folder, '--dry-run')).stdout).toBe(`would delete ${paths[1]}\n1 would be deleted, 1 kept.\n`)
    expect((await prune(folder)).stdout).toBe(`deleted ${paths[1]}\n1 deleted, 1 kept.\n`)
    expect(await savedFiles(folder)).toEqual([living, paths[0]])
  })
  it('of a folder that is empty or missing deletes nothing', async () => {
    const { folder } = await runs()
    const nothing = { code: 0, stdout: '0 deleted, 0 kept.\n', stderr: '' }
    expect(await prune(folder)).toEqual(nothing)
    expect(await prune(join(folder, 'missing'))).toEqual(nothing)
  })
})
