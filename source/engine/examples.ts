import { type Arena, allocate, allocateNumbers, numbersAt } from './arena.js'

/** Images and labels in the arena, images as lists of their nonzero pixels. An example is named by its place, from 0. */
export interface Examples {
  readonly count: number
  /** Where each image's list starts, and behind the last one where it ends // u32 [count + 1] */
  readonly starts: number
  /** Which pixel // u16 [nonzero pixels of all images] */
  readonly indices: number
  /** Its activation, from 0 to 1 // [nonzero pixels of all images] */
  readonly values: number
  /** Class of each image // u8 [count] */
  readonly labels: number
}

/** Pixels 0 … 255 of images, one behind the other, and their classes. */
export interface ImageBlock {
  readonly pixels: Uint8Array // [count, inputs]
  readonly labels: Uint8Array // [count]
}

/** The most pixels an image may have: an index into it is kept in 16 bits. */
export const mostPixels = 65536

/** Puts images into the arena, block after block: a pixel p becomes the activation p / 255, one input neuron a pixel. */
export function placeExamples(arena: Arena, blocks: readonly ImageBlock[], inputs: number): Examples {
  const count = blocks.reduce((sum, { labels }) => sum + labels.length, 0)
  const nonzero = blocks.reduce((sum, { pixels }) => sum + countNonzero(pixels), 0)
  const examples: Examples = {
    count,
    starts: allocate(arena, (count + 1) * 4),
    indices: allocate(arena, nonzero * 2),
    values: allocateNumbers(arena, nonzero),
    labels: allocate(arena, count)
  }
  const { buffer } = arena.memory
  const starts = new Uint32Array(buffer, examples.starts, count + 1)
  const indices = new Uint16Array(buffer, examples.indices, nonzero)
  const values = numbersAt(arena, examples.values, nonzero)
  const labels = new Uint8Array(buffer, examples.labels, count)
  let example = 0
  let next = 0
  for (const block of blocks) {
    labels.set(block.labels, example)
    for (let i = 0; i < block.labels.length; i++) {
      starts[example++] = next
      const image = i * inputs
      for (let pixel = 0; pixel < inputs; pixel++) {
        const value = block.pixels[image + pixel]!
        if (value !== 0) {
          indices[next] = pixel
          values[next++] = value / 255
        }
      }
    }
  }
  starts[count] = next
  return examples
}

function countNonzero(pixels: Uint8Array): number {
  let count = 0
  for (let i = 0; i < pixels.length; i++) if (pixels[i] !== 0) count++
  return count
}
