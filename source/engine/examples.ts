import { type Arena, allocate, allocateNumbers, numbersAt } from './arena.js'

/** Images and labels in the arena, images as lists of their pixels that are not zero. An example is named by its place. */
export interface Examples {
  readonly count: number
  /** Where each image's list starts, and behind the last one where it ends // u32 [count + 1] */
  readonly starts: number
  /** Low byte: pixels since the one before; high byte: its level, 0 to 255 // u16 [entries of all images] */
  readonly entries: number
  /** The activation of each level, from 0 to 1 // [256] */
  readonly levels: number
  /** Class of each image // u8 [count] */
  readonly labels: number
}

/** Pixels 0 … 255 of images, one behind the other, and their classes. */
export interface ImageBlock {
  readonly pixels: Uint8Array // [count, inputs]
  readonly labels: Uint8Array // [count]
}

/** The furthest an entry can reach; an entry of level 0 bridges longer gaps. */
const longestStep = 255

/** Puts images into the arena, block after block: a pixel p becomes the activation p / 255, one input neuron a pixel. */
export function placeExamples(arena: Arena, blocks: readonly ImageBlock[], inputs: number): Examples {
  const count = blocks.reduce((sum, { labels }) => sum + labels.length, 0)
  const entryCount = blocks.reduce((sum, { pixels }) => sum + countEntries(pixels, inputs), 0)
  const examples: Examples = {
    count,
    starts: allocate(arena, (count + 1) * 4),
    entries: allocate(arena, entryCount * 2),
    levels: allocateNumbers(arena, 256),
    labels: allocate(arena, count)
  }
  const { buffer } = arena.memory
  const starts = new Uint32Array(buffer, examples.starts, count + 1)
  const entries = new Uint16Array(buffer, examples.entries, entryCount)
  const labels = new Uint8Array(buffer, examples.labels, count)
  numbersAt(arena, examples.levels, 256).set(Array.from({ length: 256 }, (_, level) => level / 255))
  let example = 0
  let next = 0
  for (const block of blocks) {
    labels.set(block.labels, example)
    for (let image = 0; image < block.pixels.length; image += inputs) {
      starts[example++] = next
      let last = image - 1
      for (let pixel = image; pixel < image + inputs; pixel++) {
        const level = block.pixels[pixel]!
        if (level === 0) continue
        for (; pixel - last > longestStep; last += longestStep) entries[next++] = longestStep
        entries[next++] = (level << 8) | (pixel - last)
        last = pixel
      }
    }
  }
  starts[count] = next
  return examples
}

function countEntries(pixels: Uint8Array, inputs: number): number {
  let count = 0
  for (let image = 0; image < pixels.length; image += inputs) {
    let last = image - 1
    for (let pixel = image; pixel < image + inputs; pixel++) {
      if (pixels[pixel] === 0) continue
      count += Math.ceil((pixel - last) / longestStep)
      last = pixel
    }
  }
  return count
}
