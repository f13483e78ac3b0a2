import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../source/dataset/dataset.js'
import { loadDataset } from '../../source/dataset/load.js'
import { temporaryFolder } from '../temporary-folder.js'
import { idxBytes } from './idx-bytes.js'

const [trainImages, trainLabels] = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'] as const
const [testImages, testLabels] = ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'] as const

/** Three training images and two test images of 2 rows × 3 columns, of three classes. */
const good: Readonly<Record<string, Uint8Array>> = {
  [trainImages]: idxBytes([3, 2, 3], [...Array(18).keys()]),
  [trainLabels]: idxBytes([3], [0, 2, 1]),
  [testImages]: idxBytes([2, 2, 3], [...Array(12).keys()]),
  [testLabels]: idxBytes([2], [2, 0])
}

const loadIdxFolder = (data: string) => loadDataset({ data })

async function folderWith(changes: Readonly<Record<string, Uint8Array>> = {}): Promise<string> {
  const folder = join(await temporaryFolder(), 'shapes')
  await mkdir(folder)
  for (const [name, bytes] of Object.entries({ ...good, ...changes })) await writeFile(join(folder, name), bytes)
  return folder
}

describe('a folder of four IDX files', () => {
  it('is a data set named as the folder is, with a class for each label', async () => {
    const { train, test, ...rest } = await loadIdxFolder(await folderWith())
    expect(rest).toMatchObject({ name: 'shapes', width: 3, height: 2, classes: ['0', '1', '2'] })
    expect([...train.pixels]).toEqual([...Array(18).keys()])
    expect([...train.labels]).toEqual([0, 2, 1])
    expect([...test.pixels]).toEqual([...Array(12).keys()])
    expect([...test.labels]).toEqual([2, 0])
  })
  it('may leave classes out of its test set', async () => {
    const { classes } = await loadIdxFolder(await folderWith({ [testLabels]: idxBytes([2], [0, 0]) }))
    expect(classes).toEqual(['0', '1', '2'])
  })
  it.each(Object.keys(good))('is refused without %s', async name => {
    const folder = await folderWith()
    await rm(join(folder, name))
    const wanted = `${join(folder, name)} is not there: --data wants mnist, a folder with MNIST's four IDX files or with one subfolder of pictures a class, or a CSV file.`
    await expect(loadIdxFolder(folder)).rejects.toThrow(new DataError(wanted))
  })
  it.each<[string, Record<string, Uint8Array>, string]>([
    [
      'a file is damaged',
      { [testImages]: idxBytes([2, 2, 3], []) },
      `/${testImages} should hold 2 × 2 × 3 = 12 values`
    ],
    ['images are flat', { [trainImages]: idxBytes([3, 6], Array(18).fill(1)) }, 'should hold images × rows × columns'],
    [
      'images have no pixel',
      { [trainImages]: idxBytes([3, 0, 3], []) },
      'should hold images × rows × columns, none of them 0'
    ],
    ['there is no image', { [testImages]: idxBytes([0, 2, 3], []), [testLabels]: idxBytes([0], []) }, 'none of them 0'],
    [
      'a label is missing',
      { [trainLabels]: idxBytes([2], [0, 1]) },
      `/${trainLabels} has 2 labels for the 3 images beside it`
    ],
    [
      'there is a label too many',
      { [testLabels]: idxBytes([3], [0, 1, 2]) },
      `/${testLabels} has 3 labels for the 2 images`
    ],
    ['labels lie in a table', { [trainLabels]: idxBytes([3, 1], [0, 1, 2]) }, `/${trainLabels} has 3 labels`],
    [
      'sizes differ',
      { [testImages]: idxBytes([2, 3, 2], Array(12).fill(0)) },
      'images of 3 × 2 and test images of 2 × 3: make'
    ],
    ['a class is only tested', { [testLabels]: idxBytes([2], [0, 3]) }, 'has the label 3 in its test set only'],
    [
      'there is one class',
      { [trainLabels]: idxBytes([3], [0, 0, 0]), [testLabels]: idxBytes([2], [0, 0]) },
      'only one class'
    ]
  ])('is refused where %s', async (_, changes, problem) => {
    const folder = await folderWith(changes)
    const loading = loadIdxFolder(folder)
    await expect(loading).rejects.toThrow(DataError)
    await expect(loading).rejects.toThrow(problem)
    await expect(loading).rejects.toThrow(folder)
  })
  it('is refused when a file stands in its place', async () => {
    const folder = await folderWith()
    const loading = loadIdxFolder(join(folder, trainLabels))
    await expect(loading).rejects.toThrow(/train-labels-idx1-ubyte is neither a folder nor a CSV file: --data wants/)
    await expect(loading).rejects.toThrow(DataError)
  })
})

describe('IDX files as they are downloaded', () => {
  const renamed = (change: (name: string) => string, pack: (bytes: Uint8Array) => Uint8Array) => async () => {
    const folder = join(await temporaryFolder(), 'shapes')
    await mkdir(folder)
    for (const [name, bytes] of Object.entries(good)) await writeFile(join(folder, change(name)), pack(bytes))
    return folder
  }
  it.each<[string, (name: string) => string, (bytes: Uint8Array) => Uint8Array]>([
    ['packed by gzip', name => `${name}.gz`, gzipSync],
    ['packed by gzip, and named as if they were not', name => name, gzipSync],
    ['unpacked, and named as if they were packed', name => `${name}.gz`, bytes => bytes],
    ['with a point in their names', name => name.replace('-idx', '.idx'), bytes => bytes],
    ['called test instead of t10k', name => name.replace('t10k', 'test'), bytes => bytes]
  ])('may be %s', async (_, change, pack) => {
    const loaded = await loadIdxFolder(await renamed(change, pack)())
    expect(loaded).toEqual(await loadIdxFolder(await folderWith()))
  })

  /** EMNIST's names; its labels start at 1, and its images stand column by column. */
  const emnist = {
    'emnist-letters-train-images-idx3-ubyte': idxBytes([2, 2, 3], [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16]),
    'emnist-letters-train-labels-idx1-ubyte': idxBytes([2], [1, 2]),
    'emnist-letters-test-images-idx3-ubyte': idxBytes([1, 2, 3], [21, 22, 23, 24, 25, 26]),
    'emnist-letters-test-labels-idx1-ubyte': idxBytes([1], [2])
  }
  async function gzipFolder(more: Readonly<Record<string, Uint8Array | string>> = {}): Promise<string> {
    const folder = await temporaryFolder()
    for (const [name, bytes] of Object.entries(emnist)) await writeFile(join(folder, `${name}.gz`), gzipSync(bytes))
    for (const [name, bytes] of Object.entries(more)) await writeFile(join(folder, name), bytes)
    return folder
  }
  it('of EMNIST are put upright, and their labels start at 1', async () => {
    const { name, classes, width, height, train, test } = await loadIdxFolder(await gzipFolder())
    expect({ name, classes, width, height }).toEqual({
      name: 'emnist-letters',
      classes: ['1', '2'],
      width: 2,
      height: 3
    })
    expect([...train.pixels]).toEqual([1, 4, 2, 5, 3, 6, 11, 14, 12, 15, 13, 16])
    expect([[...train.labels], [...test.labels]]).toEqual([[0, 1], [1]])
  })
  it('of EMNIST have the names of its own list, or others', async () => {
    const folder = await gzipFolder({ 'emnist-letters-mapping.txt': '1 65 97\n2 66 98\n' })
    expect((await loadIdxFolder(folder)).classes).toEqual(['Aa', 'Bb'])
    await writeFile(join(folder, 'classes.txt'), 'first\nsecond\n')
    expect((await loadIdxFolder(folder)).classes).toEqual(['first', 'second'])
  })
  it('of several sets in a folder are named by how they begin', async () => {
    const folder = await gzipFolder({ 'emnist-digits-train-images-idx3-ubyte': '' })
    await expect(loadIdxFolder(folder)).rejects.toThrow(
      `${folder} holds several data sets (emnist-digits, emnist-letters): name one, as in --data ${join(folder, 'emnist-digits')}.`
    )
    expect((await loadIdxFolder(join(folder, 'emnist-letters'))).name).toBe('emnist-letters')
  })
})
