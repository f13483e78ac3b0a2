import { decodeImage, encodeImage } from '../../engine/entries.js'
import { type Examples, type Slot, viewExamples } from '../../engine/examples.js'
import { type ImageShape, inputsOf } from '../../engine/image-shape.js'
import { type AugmentScratch, augment, augmentationStream, createAugmentScratch } from './augment.js'
import type { Strengths } from './kinds.js'

/** What decides how an example looks in an epoch. */
export interface Augmentation {
  readonly strengths: Strengths
  readonly seed: number
  /** Number of the epoch, from 0. */
  readonly epoch: number
}

/** What it takes to augment examples one after the other; every example writes over it. */
export interface ChunkScratch {
  readonly scratch: AugmentScratch
  readonly before: Uint8Array // [channels, height, width]
  readonly after: Uint8Array // [channels, height, width]
}

export function createChunkScratch(shape: ImageShape): ChunkScratch {
  const image = () => new Uint8Array(inputsOf(shape))
  return { scratch: createAugmentScratch(shape.width, shape.height), before: image(), after: image() }
}

/**
 * Fills a slot with the examples at `places`, augmented, in that order and with their labels; there must be no more of them
 * than the slot has room for. A chunk of an epoch has the same bytes whoever makes it, whenever, and whatever the slot held.
 */
export function augmentChunk(
  memory: WebAssembly.Memory,
  examples: Examples,
  places: Uint32Array,
  slot: Slot,
  { strengths, seed, epoch }: Augmentation,
  { scratch, before, after }: ChunkScratch
): void {
  const { starts, entries, labels } = viewExamples(memory, examples)
  places.forEach((place, i) => {
    decodeImage(entries, starts[place]!, starts[place + 1]!, before)
    augment(before, after, strengths, augmentationStream(seed, epoch, place), scratch)
    const made = slot.first + i
    labels[made] = labels[place]!
    starts[made + 1] = encodeImage(after, entries, starts[made]!)
  })
}
