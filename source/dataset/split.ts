import { createRandom, purposes, shuffle } from '../engine/random.js'
import type { DataChoice, Dataset } from './dataset.js'
import { DataError } from './dataset.js'

/** Which examples serve what, as places in the list "all training images, then all test images". */
export interface Split {
  readonly training: Uint32Array
  readonly validation: Uint32Array
  readonly test: Uint32Array
}

/**
 * Holds out the last `validation` training images, as Nielsen does (the first 50,000 of MNIST's 60,000 are trained on),
 * and keeps the first `trainSize` of the rest.
 * @throws DataError when nothing would be left to train on.
 */
export function split({ train, test }: Dataset, { validation, trainSize }: DataChoice): Split {
  const total = train.labels.length
  const available = total - validation
  if (available < 1) {
    throw new DataError(
      `Holding out ${validation} images leaves none of ${total} to train on: give a smaller --validation.`
    )
  }
  const trained = trainSize === 'all' ? available : trainSize
  if (trained > available) {
    throw new DataError(
      `--train-size ${trained} is more than the ${available} training images there are: give a smaller one.`
    )
  }
  return {
    training: range(0, trained),
    validation: range(available, total),
    test: range(total, total + test.labels.length)
  }
}

/** The labels of `training` dealt out anew among them: the classes stay as frequent, and nothing is left to understand. */
export function shuffledLabels(labels: Uint8Array, training: Uint32Array, seed: number): Uint8Array {
  const dealt = Uint8Array.from(training, place => labels[place]!)
  shuffle(dealt, createRandom(seed, purposes.labels))
  const result = Uint8Array.from(labels)
  training.forEach((place, i) => {
    result[place] = dealt[i]!
  })
  return result
}

function range(from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: to - from }, (_, i) => from + i)
}
