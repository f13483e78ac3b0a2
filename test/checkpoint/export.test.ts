import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import {
  type ExportName,
  exportFiles,
  exportNames,
  exportPath,
  firstTaken,
  writeFiles
} from '../../source/checkpoint/export.js'
import { decodeSafetensors } from '../../source/checkpoint/safetensors.js'
import { temporaryFolder } from '../temporary-folder.js'
import { checkpointOf } from './trained.js'

const { checkpoint } = checkpointOf({ optimizer: 'adam' })

describe('an export goes', () => {
  it.each<[ExportName, string, string]>([
    ['onnx', 'checkpoints/20260203-040506-784-10/epoch-0007.safetensors', '20260203-040506-784-10-epoch-0007.onnx'],
    ['npz', '/runs/a/epoch-0001-batch-000002.safetensors', 'a-epoch-0001-batch-000002.npz'],
    ['safetensors', '/deep/../runs/b/my.best', 'b-my.best.safetensors'],
    ['pytorch', 'c/epoch-0001.safetensors', 'c-epoch-0001-pytorch'],
    ['onnx', '/epoch-0001.safetensors', 'epoch-0001.onnx']
  ])('to %s from %s to %s', (to, from, wanted) => {
    expect(exportPath(from, to)).toBe(wanted)
  })
})

describe('an export of a checkpoint', () => {
  it.each<[ExportName, string[]]>([
    ['onnx', ['out']],
    ['npz', ['out']],
    ['safetensors', ['out']],
    ['pytorch', ['out/checkpoint.safetensors', 'out/train.py']]
  ])('to %s consists of %j', (to, wanted) => {
    expect(exportFiles(checkpoint, to, 'out').map(({ path }) => path)).toEqual(wanted)
  })
  it('to safetensors has the weights alone, as PyTorch names and lays them out, and says so', () => {
    const [file] = exportFiles(checkpoint, 'safetensors', 'out')
    const { metadata, tensors } = decodeSafetensors(file!.bytes)
    expect(tensors.map(({ name, shape }) => [name, shape])).toEqual([
      ['layers.0.weight', [7, 15]],
      ['layers.0.bias', [7]],
      ['layers.1.weight', [6, 7]],
      ['layers.1.bias', [6]],
      ['layers.2.weight', [5, 6]],
      ['layers.2.bias', [5]]
    ])
    expect(metadata).toMatchObject({ format: 'pt', width: '5', height: '3' })
    expect(JSON.parse(metadata.classes!)).toEqual(checkpoint.description.dataset.classes)
  })
  it('to PyTorch has the whole checkpoint, so that training goes on where it stood', () => {
    const [file] = exportFiles(checkpoint, 'pytorch', 'out')
    expect(decodeCheckpoint(file!.bytes)).toEqual(checkpoint)
  })
})

describe('a place for an export', () => {
  it('is taken by a file, a folder, and a link to nowhere', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    await mkdir(join(folder, 'folder'))
    await symlink('nowhere', join(folder, 'link'))
    const taken = (...names: string[]) =>
      firstTaken(names.map(name => ({ path: join(folder, name), bytes: new Uint8Array() })))
    expect(await taken('free', 'file')).toBe(join(folder, 'file'))
    expect(await taken('folder')).toBe(join(folder, 'folder'))
    expect(await taken('link')).toBe(join(folder, 'link'))
    expect(await taken('free', 'missing/free')).toBeUndefined()
  })
})

describe('writing an export', () => {
  it.each(exportNames)('to %s makes the folders it wants, and leaves nothing but its files', async to => {
    const folder = await temporaryFolder()
    const files = exportFiles(checkpoint, to, join(folder, 'deep', 'down', 'out'))
    await writeFiles(files)
    for (const { path, bytes } of files) expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    expect(found.filter(entry => entry.isFile())).toHaveLength(files.length)
  })
  it('replaces what a link points to by a file of its own, and leaves the other alone', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'other'), 'other')
    await symlink('other', join(folder, 'out'))
    await writeFiles([{ path: join(folder, 'out'), bytes: Buffer.from('new') }])
    expect(await readFile(join(folder, 'other'), 'utf8')).toBe('other')
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('new')
  })
  it('below a file fails as the system says', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    const writing = writeFiles([{ path: join(folder, 'file', 'out'), bytes: new Uint8Array() }])
    await expect(writing).rejects.toMatchObject({ code: 'EEXIST' })
  })
})
