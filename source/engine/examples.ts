import { type Arena, allocate, allocateNumbers, numbersAt } from './arena.js'
import { countEntries, encodeImage } from './entries.js'

/** Images and labels in the arena, images as lists of their pixels that are not zero. An example is named by its place. */
export interface Examples {
  readonly count: number
  /** Where each image's list starts, and behind the last one where it ends // u32 [count + 1] */
  readonly starts: number
  /** The lists, one behind the other, in the form that entries.ts states // u16 [entryCount] */
  readonly entries: number
  /** Entries there is room for. */
  readonly entryCount: number
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

/** Puts images into the arena, block after block: a pixel p becomes the activation p / 255, one input neuron a pixel. */
export function placeExamples(arena: Arena, blocks: readonly ImageBlock[], inputs: number): Examples {
  const count = blocks.reduce((sum, { labels }) => sum + labels.length, 0)
  let entryCount = 0
  for (const image of imagesOf(blocks, inputs)) entryCount += countEntries(image)
  const examples = reserveExamples(arena, count, entryCount)
  const { starts, entries, labels } = viewExamples(arena.memory, examples)
  let example = 0
  for (const block of blocks) {
    labels.set(block.labels, example)
    example += block.labels.length
  }
  let place = 0
  for (const image of imagesOf(blocks, inputs)) {
    starts[place + 1] = encodeImage(image, entries, starts[place]!)
    place++
  }
  return examples
}

/** Room for `count` examples whose lists have no more than `entryCount` entries together. As yet all of them are blank. */
export function reserveExamples(arena: Arena, count: number, entryCount: number): Examples {
  const examples: Examples = {
    count,
    starts: allocate(arena, (count + 1) * 4),
    entries: allocate(arena, entryCount * 2),
    entryCount,
    levels: allocateNumbers(arena, 256),
    labels: allocate(arena, count)
  }
  numbersAt(arena, examples.levels, 256).set(Array.from({ length: 256 }, (_, level) => level / 255))
  return examples
}

/** Examples in place, for whoever reads or writes them. */
export function viewExamples({ buffer }: WebAssembly.Memory, { count, starts, entries, entryCount, labels }: Examples) {
  return {
    starts: new Uint32Array(buffer, starts, count + 1),
    entries: new Uint16Array(buffer, entries, entryCount),
    labels: new Uint8Array(buffer, labels, count)
  }
}

function* imagesOf(blocks: readonly ImageBlock[], inputs: number): Generator<Uint8Array> {
  for (const { pixels } of blocks) {
    for (let at = 0; at < pixels.length; at += inputs) yield pixels.subarray(at, at + inputs)
  }
}
