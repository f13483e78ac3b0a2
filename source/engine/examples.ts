import { type Arena, allocate, allocateNumbers, numbersAt } from './arena.js'
import { countEntries, encodeImage } from './entries.js'

/** Images and labels in the arena, images as lists of their pixels that are not zero. An example is named by its place. */
export interface Examples {
  /** Places: those of the images, and behind them those of the slots. */
  readonly count: number
  /** Where each image's list starts, and behind the last one where it ends // u32 [count + 1] */
  readonly starts: number
  /** The lists, one behind the other, as entries.ts has them // u16 [entryCount] */
  readonly entries: number
  readonly entryCount: number
  /** The activation of each level, from 0 to 1 // [256] */
  readonly levels: number
  /** Class of each image // u8 [count] */
  readonly labels: number
  readonly slots: readonly Slot[]
}

/** Room for examples that change while a network trains on them. They are blank at first. */
export interface Slot {
  /** Place of the first one; where its list starts never changes. */
  readonly first: number
  /** How many there is room for, whatever their images are. */
  readonly count: number
}

/** Pixels 0 … 255 of images, one behind the other, and their classes. */
export interface ImageBlock {
  readonly pixels: Uint8Array // [count, inputs]
  readonly labels: Uint8Array // [count]
}

/**
 * Puts images into the arena, block after block: a pixel p becomes the activation p / 255, one input neuron a pixel. Behind
 * them it makes a slot for as many examples as each of `slotSizes` says.
 */
export function placeExamples(
  arena: Arena,
  blocks: readonly ImageBlock[],
  inputs: number,
  slotSizes: readonly number[] = []
): Examples {
  const imageCount = blocks.reduce((sum, { labels }) => sum + labels.length, 0)
  let imageEntries = 0
  for (const image of imagesOf(blocks, inputs)) imageEntries += countEntries(image)
  const slots = slotsBehind(imageCount, slotSizes)
  const examples = reserve(arena, slots, imageCount, imageEntries, inputs)
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
  let next = imageEntries
  for (const { first, count } of slots) {
    starts.fill(next, first, first + count + 1)
    next += count * inputs
  }
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

/** A place stays empty behind each slot: a list ends where that of the next place starts, and the next slot starts elsewhere. */
function slotsBehind(imageCount: number, sizes: readonly number[]): Slot[] {
  let next = imageCount
  return sizes.map(count => {
    const first = next
    next += count + 1
    return { first, count }
  })
}

function reserve(
  arena: Arena,
  slots: readonly Slot[],
  imageCount: number,
  imageEntries: number,
  inputs: number
): Examples {
  const slotted = slots.reduce((sum, slot) => sum + slot.count, 0)
  const count = imageCount + slotted + slots.length
  const entryCount = imageEntries + slotted * inputs
  const examples: Examples = {
    count,
    starts: allocate(arena, (count + 1) * 4),
    entries: allocate(arena, entryCount * 2),
    entryCount,
    levels: allocateNumbers(arena, 256),
    labels: allocate(arena, count),
    slots
  }
  numbersAt(arena, examples.levels, 256).set(Array.from({ length: 256 }, (_, level) => level / 255))
  return examples
}

function* imagesOf(blocks: readonly ImageBlock[], inputs: number): Generator<Uint8Array> {
  for (const { pixels } of blocks) {
    for (let at = 0; at < pixels.length; at += inputs) yield pixels.subarray(at, at + inputs)
  }
}
