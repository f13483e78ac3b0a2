import { describe, expect, it } from 'vitest'
import { augment, augmentationStream, createAugmentScratch } from '../../../source/dataset/augment/augment.js'
import { augmentChunk, createChunkScratch } from '../../../source/dataset/augment/chunk.js'
import { augmentationNames, strengthsOf } from '../../../source/dataset/augment/kinds.js'
import { createArena } from '../../../source/engine/arena.js'
import { decodeImage } from '../../../source/engine/entries.js'
import { placeExamples, reserveExamples, viewExamples } from '../../../source/engine/examples.js'
import { noiseImages } from '../../engine/small.js'

const [width, height] = [9, 11]
const inputs = width * height
const block = noiseImages(12, inputs, 5)
const augmentation = { strengths: strengthsOf(augmentationNames), seed: 3, epoch: 2 }

/** The images and labels of the chunk that is made of some places. */
function chunkOf(places: readonly number[], before: readonly number[] = []) {
  const arena = createArena()
  const from = placeExamples(arena, [block], inputs)
  const into = reserveExamples(arena, places.length, places.length * inputs)
  const scratch = createChunkScratch(width, height)
  augmentChunk(arena.memory, from, Uint32Array.from(before), into, { ...augmentation, epoch: 9 }, scratch)
  augmentChunk(arena.memory, from, Uint32Array.from(places), into, augmentation, scratch)
  const { starts, entries, labels } = viewExamples(arena.memory, into)
  const images = places.map((_, i) => {
    const image = new Uint8Array(inputs)
    decodeImage(entries, starts[i]!, starts[i + 1]!, image)
    return image
  })
  return { images, labels: [...labels], untouched: viewExamples(arena.memory, from) }
}

describe('a chunk of augmented examples', () => {
  it('holds each example as it is augmented by itself, in the order asked for, with its label', () => {
    const places = [7, 0, 11, 3, 4]
    const { images, labels } = chunkOf(places)
    places.forEach((place, i) => {
      const wanted = new Uint8Array(inputs)
      const image = block.pixels.subarray(place * inputs, (place + 1) * inputs)
      const { strengths, seed, epoch } = augmentation
      augment(image, wanted, strengths, augmentationStream(seed, epoch, place), createAugmentScratch(width, height))
      expect(images[i]).toEqual(wanted)
      expect(labels[i]).toBe(block.labels[place])
    })
  })
  it('does not depend on how examples are cut into chunks, nor on what the chunk held before', () => {
    const whole = chunkOf([5, 1, 9, 2])
    const [first, second] = [chunkOf([5, 1], [0, 3]), chunkOf([9, 2], [11])]
    expect([...first.images, ...second.images]).toEqual(whole.images)
    expect([...first.labels, ...second.labels]).toEqual(whole.labels)
  })
  it('leaves the examples that it is made of alone', () => {
    const arena = createArena()
    const placed = viewExamples(arena.memory, placeExamples(arena, [block], inputs))
    expect(chunkOf([5, 1, 9, 2]).untouched).toEqual(placed)
  })
})
