import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cachePath, readCache, writeCache } from '../../../source/dataset/pictures/cache.js'
import { temporaryFolder } from '../../temporary-folder.js'

const shape = { width: 2, height: 1 }
const images = new Map([
  ['ab'.repeat(32), Uint8Array.of(1, 2)],
  ['cd'.repeat(32), Uint8Array.of(3, 4)]
])
const plain = (found: ReadonlyMap<string, Uint8Array>) => [...found].map(([hash, pixels]) => [hash, [...pixels]])

async function written(): Promise<string> {
  const path = join(await temporaryFolder(), 'deep', 'down.pictures')
  await writeCache(path, shape, 'decoder 1', images)
  return path
}

describe('the cache of pictures', () => {
  it('gives back what was put there, and leaves nothing else', async () => {
    const path = await written()
    expect(plain(await readCache(path, shape, 'decoder 1'))).toEqual(plain(images))
    expect(await readdir(join(path, '..'))).toEqual(['down.pictures'])
  })
  it('is empty where there is no file', async () => {
    expect((await readCache('nowhere/at/all', shape, 'decoder 1')).size).toBe(0)
  })
  it.each<[string, object, string]>([
    ['another size', { width: 1, height: 2 }, 'decoder 1'],
    ['colour', { ...shape, channels: 3 }, 'decoder 1'],
    ['another decoder', shape, 'decoder 2']
  ])('is empty for %s, which has a file of its own', async (_, other, decoder) => {
    const path = await written()
    expect((await readCache(path, other as typeof shape, decoder)).size).toBe(0)
    expect(cachePath('c', 'f', other as typeof shape, decoder)).not.toBe(cachePath('c', 'f', shape, 'decoder 1'))
  })
  it('is empty when any byte is another, and when any is missing', async () => {
    const path = await written()
    const bytes = await readFile(path)
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes)
      damaged[at]! ^= 1
      await writeFile(path, damaged)
      expect((await readCache(path, shape, 'decoder 1')).size).toBe(0)
      await writeFile(path, bytes.subarray(0, at))
      expect((await readCache(path, shape, 'decoder 1')).size).toBe(0)
    }
  })
  it('that can’t be written says so, and leaves nothing behind', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'x.pictures')
    await mkdir(path)
    await expect(writeCache(path, shape, 'decoder 1', images)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/)
    expect(await readdir(folder)).toEqual(['x.pictures'])
  })
})
