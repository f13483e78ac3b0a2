import type { ImageBlock } from '../engine/examples.js'

/** An example to be dealt to one part of a data set or the other. */
export interface Card {
  readonly label: number
  /** Of what it shows: equal for what is the same, and otherwise as good as random. */
  readonly hash: string
}

/** Examples by their places in the list they were dealt from. */
export interface Hands {
  readonly train: readonly number[]
  readonly test: readonly number[]
}

/** One in seven is for the exam, as of MNIST's 70,000. */
const testShare = 1 / 7

/**
 * Deals examples to learn from and examples for the exam, a seventh of each class, by what they show alone: so it is the same
 * deal whatever their order was, and what is there twice is never on both sides. Both hands are in the order of the hashes,
 * so that any part of them has all classes.
 */
export function deal(cards: readonly Card[]): Hands {
  const order = cards.map((_, place) => place).sort((one, other) => compare(cards[one]!, cards[other]!))
  const classes = new Map<number, number[]>()
  for (const place of order) {
    const { label } = cards[place]!
    const members = classes.get(label)
    if (members) members.push(place)
    else classes.set(label, [place])
  }
  const tested = new Set<string>()
  for (const members of classes.values()) {
    const count = members.length < 2 ? 0 : Math.max(1, Math.round(members.length * testShare))
    for (const place of members.slice(0, count)) tested.add(cards[place]!.hash)
  }
  const isTested = (place: number) => tested.has(cards[place]!.hash)
  return { train: order.filter(place => !isTested(place)), test: order.filter(isTested) }
}

/** The images at `places`, one behind the other. */
export function gather({ pixels, labels }: ImageBlock, places: readonly number[], inputs: number): ImageBlock {
  const gathered = new Uint8Array(places.length * inputs)
  places.forEach((place, i) => {
    gathered.set(pixels.subarray(place * inputs, (place + 1) * inputs), i * inputs)
  })
  return { pixels: gathered, labels: Uint8Array.from(places, place => labels[place]!) }
}

function compare(one: Card, other: Card): number {
  return one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : one.label - other.label
}
