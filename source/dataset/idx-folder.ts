import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImageBlock } from '../engine/examples.js'
import { DataError, type Dataset } from './dataset.js'
import { parseIdx } from './idx.js'

interface SizedBlock extends ImageBlock {
  readonly height: number
  readonly width: number
}

/**
 * A data set in MNIST's own form: a folder with train-images-idx3-ubyte, train-labels-idx1-ubyte and the same two for t10k.
 * Classes are named by their number, as many as the labels need.
 * @throws DataError when a file is missing, is damaged, or does not fit the others.
 */
export async function loadIdxFolder(folder: string): Promise<Dataset> {
  const train = await readPair(folder, 'train')
  const test = await readPair(folder, 't10k')
  const { width, height } = train
  if (test.width !== width || test.height !== height) {
    throw new DataError(
      `${folder} has training images of ${width} × ${height} and test images of ${test.width} × ${test.height}: make them one size.`
    )
  }
  const classes = train.labels.reduce((most, label) => Math.max(most, label + 1), 0)
  const strange = test.labels.find(label => label >= classes)
  if (strange !== undefined) {
    throw new DataError(
      `${folder} has the label ${strange} in its test set only: a network can't learn what it never sees.`
    )
  }
  if (classes < 2) throw new DataError(`${folder} has only one class: there is nothing to tell apart.`)
  return {
    name: basename(folder),
    width,
    height,
    classes: Array.from({ length: classes }, (_, i) => String(i)),
    train,
    test
  }
}

async function readPair(folder: string, part: string): Promise<SizedBlock> {
  const imagesPath = join(folder, `${part}-images-idx3-ubyte`)
  const labelsPath = join(folder, `${part}-labels-idx1-ubyte`)
  const images = parseIdx(await read(imagesPath), imagesPath)
  const labels = parseIdx(await read(labelsPath), labelsPath)
  const [count, height, width] = images.dimensions
  if (images.dimensions.length !== 3 || !count || !height || !width) {
    throw new DataError(`${imagesPath} should hold images × rows × columns, none of them 0.`)
  }
  if (labels.dimensions.length !== 1 || labels.values.length !== count) {
    throw new DataError(
      `${labelsPath} has ${labels.values.length} labels for the ${count} images beside it: fetch both again.`
    )
  }
  return { pixels: images.values, labels: labels.values, height, width }
}

async function read(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const problem = error.code === 'ENOENT' ? 'is not there' : `can't be read (${error.code})`
    throw new DataError(`${path} ${problem}: --data wants mnist, or a folder with MNIST's four IDX files.`)
  })
}
