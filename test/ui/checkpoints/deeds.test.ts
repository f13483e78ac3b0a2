import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deleteFile, exportFile, nameOf } from '../../../source/ui/checkpoints/deeds.js'
import { listedFile } from '../../../source/ui/checkpoints/listed.js'
import { damaged, runs, whole } from '../../checkpoint/runs.js'
import { temporaryFolder } from '../../temporary-folder.js'

/** A folder with one run of one file, which is listed. */
async function one(bytes = whole) {
  const { folder, paths } = await runs(['run/epoch-0002.safetensors', bytes])
  return { folder, file: listedFile({ path: paths[0]!, bytes: bytes.length, modified: 0 }) }
}

/** Tests run in threads, which can't go to another folder; so where an export goes by itself is said to be another. */
const here = vi.hoisted(() => ({ folder: '' }))
vi.mock(import('../../../source/checkpoint/export.js'), async original => {
  const real = await original()
  return { ...real, exportPath: (path, to) => join(here.folder, real.exportPath(path, to)) }
})
beforeEach(async () => {
  here.folder = await temporaryFolder()
})
afterEach(() => {
  here.folder = ''
})

describe('the name of a file in a sentence', () => {
  it.each([
    ['epoch-0003.safetensors', 'epoch 3 of run'],
    ['epoch-0003-batch-000120.safetensors', 'epoch 3 batch 120 of run'],
    ['mine.safetensors', 'a/run/mine.safetensors']
  ])('of %s is %s', (name, expected) => {
    expect(nameOf(listedFile({ path: `a/run/${name}`, bytes: 1, modified: 2 }))).toBe(expected)
  })
})

describe('deleting', () => {
  let forgotten: string[]
  const forget = (path: string) => forgotten.push(path)
  beforeEach(() => {
    forgotten = []
  })
  it('takes the file away, and has it forgotten', async () => {
    const { folder, file } = await one()
    expect(await deleteFile(file, forget)).toBe('Deleted epoch 2 of run.')
    expect(await readdir(join(folder, 'run'))).toEqual([])
    expect(forgotten).toEqual([file.path])
  })
  it('of what has gone already is no failure', async () => {
    const { file } = await one()
    await deleteFile(file, forget)
    expect(await deleteFile(file, forget)).toBe('Deleted epoch 2 of run.')
  })
  it('says why it can’t be done', async () => {
    const { folder, file } = await one()
    const path = join(folder, 'run', 'sub')
    await mkdir(path)
    const message = await deleteFile({ ...file, path }, forget)
    expect(message).toMatch(
      /^Could not delete epoch 2 of run \((EISDIR|EPERM)\): see whether its folder may be written to\.$/
    )
    expect(forgotten).toEqual([])
  })
})

describe('exporting', () => {
  it.each(['onnx', 'npz', 'safetensors'] as const)('to %s writes a file and says where and how large', async to => {
    const { folder, file } = await one()
    expect(await exportFile(file, folder, to)).toMatch(
      new RegExp(`^Exported to \\S+run-epoch-0002\\.${to} \\(\\d kB\\)\\.$`)
    )
    expect(await readdir(here.folder)).toEqual([`run-epoch-0002.${to}`])
  })
  it('to pytorch writes a folder', async () => {
    const { folder, file } = await one()
    await exportFile(file, folder, 'pytorch')
    expect((await readdir(join(here.folder, 'run-epoch-0002-pytorch'))).sort()).toEqual([
      'checkpoint.safetensors',
      'train.py'
    ])
  })
  it('replaces nothing', async () => {
    const { folder, file } = await one()
    const place = join(here.folder, 'run-epoch-0002.npz')
    await writeFile(place, 'mine')
    expect(await exportFile(file, folder, 'npz')).toBe(`${place} is there already: move it away first.`)
    expect(await readFile(place, 'utf8')).toBe('mine')
  })
  it('refuses what is damaged behind its header', async () => {
    const { folder, file } = await one(damaged)
    expect(await exportFile(file, folder, 'onnx')).toMatch(/can't be used because its checksum does not match/)
    expect(await readdir(here.folder)).toEqual([])
  })
  it.skipIf(process.getuid?.() === 0)('says why it can’t be written', async () => {
    const { folder, file } = await one()
    await chmod(here.folder, 0o500)
    expect(await exportFile(file, folder, 'onnx')).toMatch(/can't be written \(EACCES\)/)
  })
  it('says why it can’t be written where a file is in the way', async () => {
    const { folder, file } = await one()
    const taken = join(here.folder, basename(here.folder))
    await writeFile(taken, '')
    here.folder = taken
    expect(await exportFile(file, folder, 'onnx')).toMatch(/can't be written \(ENOTDIR\): start downhill in a folder/)
  })
})
