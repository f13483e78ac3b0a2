import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { alien, damaged, runs, whole } from '../../../checkpoint/runs.js'
import { jsonLines, start } from '../../downhill.js'
import { downhillHere } from '../../in-process.js'

const verify = (folder: string, ...flags: string[]) =>
  downhillHere(['checkpoints', 'verify', '--checkpoints', folder, ...flags])
const bad = () =>
  runs(['a/epoch-0001.safetensors', whole], ['a/epoch-0002.safetensors', damaged], ['b/\u001b[2J.safetensors', alien])

describe('downhill checkpoints verify', () => {
  it('says which files can’t be used and why, and ends with exit code 1', async () => {
    const { folder, paths } = await bad()
    const { code, stdout, stderr } = await verify(folder)
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/\/b\/\\u\{1b\}\[2J\.safetensors can't be used because its header claims \d+ bytes$/),
      `${paths[1]} can't be used because its checksum does not match its contents`,
      '3 read, 1 whole, 2 not.',
      ''
    ])
  })
  it('--json prints an object for every file', async () => {
    const { folder, paths } = await bad()
    const { code, stdout } = await verify(folder, '--json')
    expect(code).toBe(1)
    const problems = jsonLines(stdout).map(({ path, problem }) => [path, problem])
    expect(problems).toEqual([
      [paths[2], expect.stringMatching(/^its header claims/)],
      [paths[1], 'its checksum does not match its contents'],
      [paths[0], null]
    ])
  })
  it('ends with the same exit code when nobody reads its lines any more', async () => {
    const { folder } = await bad()
    const { child, exit } = start(['checkpoints', 'verify', '--checkpoints', folder])
    child.stdout.destroy()
    expect(await Promise.all([text(child.stderr), exit])).toEqual(['', [1, null]])
  })
  it('ends with exit code 0 when all are whole, and when there are none', async () => {
    const { folder } = await runs(['a/epoch-0001.safetensors', whole])
    expect(await verify(folder)).toEqual({ code: 0, stdout: '1 read, 1 whole, 0 not.\n', stderr: '' })
    expect(await verify(`${folder}/a`)).toMatchObject({
      code: 0,
      stdout: `There is no checkpoint in ${folder}/a yet.\n`
    })
    expect(await verify(`${folder}/a`, '--json')).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})
