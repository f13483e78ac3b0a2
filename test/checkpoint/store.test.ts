import { mkdir, readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkpointName, createRun, isNewestOfRun, listFiles, listRun } from '../../source/checkpoint/store.js'
import { temporaryFolder } from '../temporary-folder.js'
import { alien, runs, whole } from './runs.js'

const progress = (epoch: number, batch = 0) => ({ epoch, batch })

describe('the name of a checkpoint', () => {
  it.each([
    [7, 0, 'epoch-0007.safetensors'],
    [0, 12, 'epoch-0000-batch-000012.safetensors'],
    [1234, 123_456, 'epoch-1234-batch-123456.safetensors']
  ])('after epoch %i and batch %i is that of its progress', (epoch, batch, name) => {
    expect(checkpointName(progress(epoch, batch))).toBe(name)
  })
})

describe('a new run', () => {
  const now = new Date('2026-02-03T04:05:06.789Z')
  it('gets a folder named by time and network, below one that may be missing', async () => {
    const folder = join(await temporaryFolder(), 'deep', 'checkpoints')
    expect(await createRun(folder, now, [784, 16, 10])).toBe(join(folder, '20260203-040506-784-16-10'))
    expect(await readdir(folder)).toEqual(['20260203-040506-784-16-10'])
  })
  it('never gets the folder of another that began in the same second', async () => {
    const folder = await temporaryFolder()
    const paths = await Promise.all([1, 2, 3].map(() => createRun(folder, now, [4, 2])))
    const names = ['20260203-040506-4-2', '20260203-040506-4-2-2', '20260203-040506-4-2-3']
    expect(paths.toSorted()).toEqual(names.map(name => join(folder, name)))
    expect((await readdir(folder)).toSorted()).toEqual(names)
  })
  it('of a very deep network still has a name that a file system takes', async () => {
    const path = await createRun(await temporaryFolder(), now, new Array(100).fill(65_536))
    expect(path.split('/').at(-1)!.length).toBeLessThan(100)
  })
})

describe('the list of checkpoints', () => {
  it('has all runs, the newest file first', async () => {
    const { folder, paths } = await runs(
      ['b/1.safetensors', whole],
      ['a/9.safetensors', whole],
      ['b/0.safetensors', alien]
    )
    const { files } = await listFiles(folder)
    expect(files.map(({ path }) => path)).toEqual(paths.toReversed())
    expect(files.map(({ bytes }) => bytes)).toEqual([alien.length, whole.length, whole.length])
    expect(files.map(({ modified }) => modified)).toEqual([1_000_002_000, 1_000_001_000, 1_000_000_000])
  })
  it('of one run has that one alone', async () => {
    const { folder, paths } = await runs(['a/1.safetensors', whole], ['b/2.safetensors', whole])
    expect((await listRun(join(folder, 'a'))).map(({ path }) => path)).toEqual([paths[0]])
  })
  it('puts the further name first among files of one age', async () => {
    const { folder, paths } = await runs(['a/epoch-0001.safetensors', whole], ['a/epoch-0002.safetensors', whole])
    for (const path of paths) await utimes(path, 5, 5)
    expect((await listFiles(folder)).files.map(({ path }) => path)).toEqual(paths.toReversed())
  })
  it('puts the middle of an epoch before its beginning among files of one age', async () => {
    const names = [
      'a/epoch-0001.safetensors',
      'a/epoch-0001-batch-000002.safetensors',
      'a/epoch-0001-batch-000010.safetensors'
    ]
    const { folder, paths } = await runs(...names.map(name => [name, whole] as const))
    for (const path of paths) await utimes(path, 5, 5)
    expect((await listFiles(folder)).files.map(({ path }) => path)).toEqual(paths.toReversed())
  })
  it('leaves out whatever else lies about', async () => {
    const { folder } = await runs(['loose.safetensors', whole], ['a/.0123.tmp', whole], ['a/deep/1.safetensors', whole])
    await mkdir(join(folder, 'a', 'folder.safetensors'))
    expect(await listFiles(folder)).toEqual({ files: [], unreadable: [] })
  })
  it('of a folder that is not there is empty', async () => {
    expect(await listFiles(join(await temporaryFolder(), 'missing'))).toEqual({ files: [], unreadable: [] })
  })
})

describe('the newest of a run', () => {
  const file = (epoch: number, batch = 0) => [`a/${checkpointName(progress(epoch, batch))}`, whole] as const
  const answers = async (...files: readonly (readonly [string, Uint8Array])[]) =>
    Promise.all((await runs(...files)).paths.map(isNewestOfRun))
  it('is the furthest one, whichever was written last', async () => {
    expect(await answers(file(2), file(3), file(1))).toEqual([false, true, false])
  })
  it('is asked for in each run apart', async () => {
    expect(await answers(file(2), ['b/epoch-0003.safetensors', whole])).toEqual([true, true])
  })
  it('is the one in the middle of an epoch rather than the one at its start', async () => {
    expect(await answers(file(1), file(1, 20))).toEqual([false, true])
  })
  it('is found after more epochs than four digits count', async () => {
    expect(await answers(file(9_999), file(10_000))).toEqual([false, true])
  })
})
