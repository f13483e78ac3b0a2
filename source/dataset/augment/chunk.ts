import { decodeImage, encodeImage } from '../../engine/entries.js'
import { type Examples, viewExamples } from '../../engine/examples.js'
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
  readonly before: Uint8Array // [height, width]
  readonly after: Uint8Array // [height, width]
}

export function createChunkScratch(width: number, height: number): ChunkScratch {
  const image = () => new Uint8Array(width * height)
  return { scratch: createAugmentScratch(width, height), before: image(), after: image() }
}

/**
 * Makes the first examples of `into` augmented ones of those at `places` of `from`, in that order, with their labels. Whoever
 * makes a chunk, and whatever was made before, it has the same bytes. `into` needs room for as many examples and, whatever
 * they come to look like, for one entry a pixel.
 */
export function augmentChunk(
  memory: WebAssembly.Memory,
  from: Examples,
  places: Uint32Array,
  into: Examples,
  { strengths, seed, epoch }: Augmentation,
  { scratch, before, after }: ChunkScratch
): void {
  const source = viewExamples(memory, from)
  const chunk = viewExamples(memory, into)
  places.forEach((place, i) => {
    decodeImage(source.entries, source.starts[place]!, source.starts[place + 1]!, before)
    augment(before, after, strengths, augmentationStream(seed, epoch, place), scratch)
    chunk.labels[i] = source.labels[place]!
    chunk.starts[i + 1] = encodeImage(after, chunk.entries, chunk.starts[i]!)
  })
}
