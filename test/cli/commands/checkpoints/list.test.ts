import { truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../../../source/checkpoint/checkpoint.js'
import { alien, runs, whole } from '../../../checkpoint/runs.js'
import { recipe, smallCheckpoint } from '../../../checkpoint/small.js'
import { temporaryFolder } from '../../../temporary-folder.js'
import { jsonLines } from '../../downhill.js'
import { downhillHere } from '../../in-process.js'

const list = (folder: string, ...flags: string[]) =>
  downhillHere(['checkpoints', 'list', '--checkpoints', folder, ...flags])
const { history, parent } = smallCheckpoint().description
const last = history.at(-1)!
/** At the end of its epoch. */
const ended = (() => {
  const { description, tensors } = smallCheckpoint()
  return encodeCheckpoint({ tensors, description: { ...description, progress: { ...description.progress, batch: 0 } } })
})()

describe('downhill checkpoints list', () => {
  it('--json prints an object for every file of every run, the newest first', async () => {
    const { folder, paths } = await runs(
      ['b/epoch-0001.safetensors', whole],
      ['a/epoch-0001.safetensors', whole],
      ['b/epoch-0002.safetensors', alien]
    )
    const { code, stdout, stderr } = await list(folder, '--json')
    expect([code, stderr]).toEqual([0, ''])
    const good = { bytes: whole.length, epoch: 2, batch: 1, last, recipe, parent }
    expect(jsonLines(stdout)).toEqual([
      { path: paths[2], bytes: alien.length, modified: 1_000_002_000, problem: expect.stringMatching(/^its header/) },
      { path: paths[1], modified: 1_000_001_000, ...good },
      { path: paths[0], modified: 1_000_000_000, ...good }
    ])
  })
  it('shows a person the runs with their files, and which of them are damaged', async () => {
    const { folder, paths } = await runs(
      ['one/epoch-0001.safetensors', ended],
      ['two/epoch-0002.safetensors', whole],
      ['two/epoch-0003.safetensors', whole]
    )
    await truncate(paths[2]!, 10)
    const { code, stdout, stderr } = await list(folder)
    expect([code, stderr]).toEqual([0, ''])
    const good = expect.stringMatching(
      /^ {2}epoch-0001\.safetensors +\d+ kB *\d+ \w+ ago {2}cost 0\.7000 {2}held out –$/
    )
    // In the middle of an epoch nobody has examined it.
    const unexamined = expect.stringMatching(/^ {2}epoch-0002\.safetensors +\d+ kB *\d+ \w+ ago$/)
    const bad = expect.stringMatching(
      /^ {2}epoch-0003\.safetensors +1 kB +\d+ \w+ ago {2}can't be used: it ends inside its header$/
    )
    expect(stdout.split('\n')).toEqual(
      // The cut made it the newest; its run is named once for both of its files.
      [
        ...[dirname(paths[2]!), bad, unexamined, ''],
        ...[`${dirname(paths[0]!)}  from epoch 1 of 20260101-120000-6-3-2`, good, '']
      ]
    )
  })
  it('is what downhill checkpoints does by itself', async () => {
    const { folder } = await runs(['a/epoch-0001.safetensors', whole])
    const flags = ['--checkpoints', folder, '--json']
    expect(await downhillHere(['checkpoints', ...flags])).toEqual(await downhillHere(['checkpoints', 'list', ...flags]))
  })
  it('of a folder that is empty or missing says so to a person, and nothing to a program', async () => {
    const missing = join(await temporaryFolder(), 'missing')
    const stdout = `There is no checkpoint in ${missing} yet.\n`
    expect(await list(missing)).toEqual({ code: 0, stdout, stderr: '' })
    expect(await list(missing, '--json')).toEqual({ code: 0, stdout: '', stderr: '' })
  })
  it('shows a name that would steer the terminal instead of sending it', async () => {
    const { folder } = await runs(['\u001b[2J/epoch-0001.safetensors', whole])
    const { stdout } = await list(folder)
    expect(stdout).toContain('\\u{1b}[2J')
    expect(stdout).not.toContain('\u001b')
  })
})
