import { describe, expect, it } from 'vitest'
import { augment, augmentationStream, createAugmentScratch } from '../../../source/dataset/augment/augment.js'
import { augmentChunk, createChunkScratch } from '../../../source/dataset/augment/chunk.js'
import { strengthsOf } from '../../../source/dataset/augment/kinds.js'
import { createArena } from '../../../source/engine/arena.js'
import { decodeImage } from '../../../source/engine/entries.js'
import { placeExamples, viewExamples } from '../../../source/engine/examples.js'
import { augmentationNames } from '../../../source/engine/recipe.js'
import { noiseImages } from '../../engine/small.js'

const [width, height] = [9, 11]
const inputs = width * height
const block = noiseImages(12, inputs, 5)
const augmentation = { strengths: strengthsOf(augmentationNames), seed: 3, epoch: 2 }

/** The images and labels of the chunk that is made of some places, in a slot that has held others before. */
function chunkOf(places: readonly number[], before: readonly number[] = []) {
  const arena = createArena()
  const examples = placeExamples(arena, [block], inputs, [2, 5])
  const slot = examples.slots[1]!
  const scratch = createChunkScratch({ width, height })
  const { memory } = arena
  augmentChunk(memory, examples, Uint32Array.from(before), slot, { ...augmentation, epoch: 9 }, scratch)
  augmentChunk(memory, examples, Uint32Array.from(places), slot, augmentation, scratch)
  const { starts, entries, labels } = viewExamples(memory, examples)
  const imageAt = (place: number) => {
    const image = new Uint8Array(inputs)
    decodeImage(entries, starts[place]!, starts[place + 1]!, image)
    return image
  }
  return {
    images: places.map((_, i) => imageAt(slot.first + i)),
    labels: places.map((_, i) => labels[slot.first + i]),
    originals: Array.from(block.labels, (_, place) => imageAt(place))
  }
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
    chunkOf([5, 1, 9, 2]).originals.forEach((image, place) => {
      expect(image).toEqual(block.pixels.subarray(place * inputs, (place + 1) * inputs))
    })
  })
})
