import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveAtomically } from '../../source/checkpoint/save.js'
import { temporaryFolder } from '../temporary-folder.js'

describe('saving a file', () => {
  it.each([0, 1, 3_000_000])('puts %i bytes in place and leaves nothing else', async length => {
    const folder = await temporaryFolder()
    const bytes = Uint8Array.from({ length }, (_, i) => i % 251)
    await saveAtomically(join(folder, 'file'), bytes)
    expect(Buffer.compare(await readFile(join(folder, 'file')), bytes)).toBe(0)
    expect(await readdir(folder)).toEqual(['file'])
  })
  it('replaces an older file whole', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), 'an older and longer one')
    await saveAtomically(join(folder, 'file'), Buffer.from('new'))
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['file'])
  })
  it('writes only the part of a buffer that it is given', async () => {
    const folder = await temporaryFolder()
    await saveAtomically(join(folder, 'file'), Buffer.from('abcdef').subarray(2, 4))
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('cd')
  })
  it('touches nothing and cleans up behind itself when the file cannot be put in place', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'taken'))
    await writeFile(join(folder, 'taken', 'old'), 'old')
    await expect(saveAtomically(join(folder, 'taken'), Buffer.from('new'))).rejects.toMatchObject({ syscall: 'rename' })
    expect(await readdir(folder)).toEqual(['taken'])
    expect(await readFile(join(folder, 'taken', 'old'), 'utf8')).toBe('old')
  })
  it('says ENOENT when the folder is missing, and makes none', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'missing', 'file')
    await expect(saveAtomically(path, Buffer.from('new'))).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await readdir(folder)).toEqual([])
  })
  it('can be done many times at once to one path: one of them wins, whole', async () => {
    const folder = await temporaryFolder()
    const contents = Array.from({ length: 8 }, (_, i) => String(i).repeat(100_000))
    await Promise.all(contents.map(content => saveAtomically(join(folder, 'file'), Buffer.from(content))))
    expect(contents).toContain(await readFile(join(folder, 'file'), 'utf8'))
    expect(await readdir(folder)).toEqual(['file'])
  })
})
