import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeCheckpoint } from '../../../source/checkpoint/checkpoint.js'
import { readModel } from '../../checkpoint/onnx-runtime.js'
import { damaged, runs, whole } from '../../checkpoint/runs.js'
import { readZip } from '../../checkpoint/zip-reader.js'
import { jsonLines } from '../downhill.js'
import { downhillHere } from '../in-process.js'

const oneRun = () => runs(['run/epoch-0001.safetensors', whole])
const exported = (folder: string, ...args: string[]) =>
  downhillHere(['export', 'latest', '--checkpoints', folder, ...args], folder)

describe('downhill export', () => {
  it('writes into the folder it is called in, under a name of its own, and says where', async () => {
    const { folder, paths } = await oneRun()
    const { code, stdout, stderr } = await exported(folder, '--to', 'onnx')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`run-epoch-0001.onnx  2 kB, from ${paths[0]}\n`)
    expect((await readdir(folder)).toSorted()).toEqual(['run', 'run-epoch-0001.onnx'])
    const model = readModel(await readFile(join(folder, 'run-epoch-0001.onnx')))
    expect(JSON.parse(model.metadata.classes!)).toEqual(['hut', 'tower'])
  })
  it('--json prints an object with every file', async () => {
    const { folder, paths } = await oneRun()
    const { code, stdout, stderr } = await exported(folder, '--to', 'pytorch', '--output', 'deep/out', '--json')
    expect([code, stderr]).toEqual([0, ''])
    const files = ['deep/out/checkpoint.safetensors', 'deep/out/train.py'].map(path => ({
      path,
      bytes: expect.any(Number)
    }))
    expect(jsonLines(stdout)).toEqual([{ checkpoint: paths[0], to: 'pytorch', files }])
    expect(decodeCheckpoint(await readFile(join(folder, 'deep/out/checkpoint.safetensors')))).toBeDefined()
  })
  it('replaces nothing unless it is told to', async () => {
    const { folder } = await oneRun()
    await writeFile(join(folder, 'out'), 'precious')
    const args = ['--to', 'npz', '--output', 'out']
    const sentence = 'out is there already: name another --output, or replace it with --force.'
    expect(await exported(folder, ...args)).toEqual({ code: 2, stdout: '', stderr: `downhill: ${sentence}\n` })
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('precious')
    expect((await exported(folder, ...args, '--force')).code).toBe(0)
    expect([...readZip(await readFile(join(folder, 'out'))).keys()]).toContain('layers.0.weight.npy')
  })
  it.each([
    ['a folder stands there', 'folder', 'EISDIR'],
    ['its folder would be a file', 'file/out', 'EEXIST']
  ])('fails in one sentence when %s', async (_, output, code) => {
    const { folder } = await oneRun()
    await mkdir(join(folder, 'folder'))
    await writeFile(join(folder, 'file'), '')
    const sentence = `The export to ${output} can't be written (${code}): name another --output.`
    const outcome = await exported(folder, '--to', 'onnx', '--output', output, '--force')
    expect(outcome).toEqual({ code: 1, stdout: '', stderr: `downhill: ${sentence}\n` })
    expect((await readdir(folder)).toSorted()).toEqual(['file', 'folder', 'run'])
  })
  it('refuses a damaged checkpoint by its name', async () => {
    const { folder, paths } = await runs(['run/epoch-0001.safetensors', damaged])
    const outcome = await downhillHere(['export', paths[0]!, '--to', 'onnx', '--output', join(folder, 'out')])
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toMatch(/^downhill: The checkpoint \S+ can't be used because [^\n]*\.\n$/)
    expect(await readdir(folder)).toEqual(['run'])
  })
  it('shows a name that would steer the terminal instead of sending it', async () => {
    const { folder } = await runs(['\u001b[2J/epoch-0001.safetensors', whole])
    const { stdout } = await exported(folder, '--to', 'onnx')
    expect(stdout).toMatch(/^\\u\{1b\}\[2J-epoch-0001\.onnx {2}2 kB, from \S+\\u\{1b\}\[2J\/epoch-0001\.safetensors\n$/)
  })
})
