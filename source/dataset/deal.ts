import type { ImageBlock } from '../engine/examples.js'

/** Examples by their places in the list they were dealt from. */
export interface Hands {
  readonly train: Uint32Array
  readonly test: Uint32Array
}

/** One in seven is for the exam, as of MNIST's 70,000. */
const testShare = 1 / 7

/** The beginning of a SHA-256 as a number: 48 bits, of the 53 that a number keeps. */
export function hashNumber(hash: Buffer): number {
  return hash.readUIntBE(0, 6)
}

/**
 * Deals examples to learn from and examples for the exam, a seventh of each class, by the hashes of what they show alone: so it
 * is the same deal whatever their order was, and what is there twice is never on both sides. Both hands are in the order of the
 * hashes, so that any part of them has all classes.
 */
export function deal(labels: Uint8Array, hashes: Float64Array): Hands {
  const order = inOrder(labels, hashes)
  const left = examCounts(labels)
  const tested = new Set<number>()
  for (let from = 0, to = 0; from < order.length; from = to) {
    const hash = hashes[order[from]!]!
    while (to < order.length && hashes[order[to]!] === hash) to++
    const alike = order.subarray(from, to)
    // What is there so often that it would be more than the exam of its class is left to learn from.
    if (alike.some(place => alike.length > left[labels[place]!]!)) continue
    for (const place of alike) left[labels[place]!]!--
    tested.add(hash)
  }
  return {
    train: order.filter(place => !tested.has(hashes[place]!)),
    test: order.filter(place => tested.has(hashes[place]!))
  }
}

/** Examples of which somebody has said which are for the exam, in the order of their hashes. */
export function dealtBefore(labels: Uint8Array, hashes: Float64Array, isTested: (place: number) => boolean): Hands {
  const order = inOrder(labels, hashes)
  return { train: order.filter(place => !isTested(place)), test: order.filter(isTested) }
}

/** The images at `places`, one behind the other. */
export function gather({ pixels, labels }: ImageBlock, places: Uint32Array, inputs: number): ImageBlock {
  const gathered = new Uint8Array(places.length * inputs)
  places.forEach((place, i) => {
    gathered.set(pixels.subarray(place * inputs, (place + 1) * inputs), i * inputs)
  })
  return { pixels: gathered, labels: Uint8Array.from(places, place => labels[place]!) }
}

function inOrder(labels: Uint8Array, hashes: Float64Array): Uint32Array {
  const order = Uint32Array.from(labels, (_, place) => place)
  return order.sort((one, other) => hashes[one]! - hashes[other]! || labels[one]! - labels[other]!)
}

/** How many of each class are for the exam: one at least, unless it is the only one. */
function examCounts(labels: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256)
  for (const label of labels) counts[label]!++
  return counts.map(count => (count < 2 ? 0 : Math.max(1, Math.round(count * testShare))))
}
