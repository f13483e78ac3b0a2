/** A stream of random numbers that depends on its key alone, so that any shuffle can be had again without the ones before. */
export interface Random {
  /** A whole number from 0 to 2³² − 1. */
  integer(): number
  /** A number from 0 up to but not including 1. */
  uniform(): number
  /** A draw from the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958). */
  normal(): number
}

/** What a stream is for: two purposes with the same seed never share numbers. */
export const purposes = {
  initialize: 1,
  shuffle: 2,
  labels: 3,
  sample: 4,
  augmentation: 5,
  noise: 6,
  curve: 7,
  landscape: 8
} as const

/** Where a xoshiro128** stream stands: four words of 32 bits. */
export type RandomState = readonly [a: number, b: number, c: number, d: number]

/** Where the stream for a seed, a purpose, and a place (an epoch; a layer; an epoch and an example) begins. */
export function randomState(seed: number, purpose: number, ...place: readonly number[]): RandomState {
  const key = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, purpose, ...(place.length > 0 ? place : [0])]
  let hash = 0x9e3779b9
  const seeds = [0, 0, 0, 0].map((_, i) => {
    for (const part of key) hash = mix(hash ^ Math.imul(part + i + 1, 0x85ebca6b))
    return hash
  })
  const [a, b, c, d] = seeds as [number, number, number, number]
  // Four zeros would be xoshiro's one fixed point.
  return (a | b | c | d) === 0 ? [1, 0, 0, 0] : [a, b, c, d]
}

/** The stream for a seed, a purpose, and a place. */
export function createRandom(seed: number, purpose: number, ...place: readonly number[]): Random {
  return randomFrom(randomState(seed, purpose, ...place))
}

/** The stream from where it stands on: xoshiro128** (Blackman and Vigna 2018). */
export function randomFrom(state: RandomState): Random {
  let [a, b, c, d] = state

  function integer(): number {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result >>> 0
  }

  function uniform(): number {
    // 53 bits, as many as a double keeps below 1.
    return ((integer() >>> 5) * 2 ** 26 + (integer() >>> 6)) / 2 ** 53
  }

  let spare: number | undefined
  function normal(): number {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
    const angle = 2 * Math.PI * uniform()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }

  return { integer, uniform, normal }
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits))
}

/** Murmur3's finalizer: every bit of the input moves half of the bits of the output. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}

/** Shuffles in place; every order is equally likely (Fisher and Yates, as Durstenfeld 1964 does it). */
export function shuffle(items: Uint32Array | Uint8Array, random: Random): void {
  for (let last = items.length - 1; last > 0; last--) {
    // The bias of scaling 32 bits to n places is below n / 2³²: beyond notice for any data set that fits in memory.
    const other = Math.floor((random.integer() / 2 ** 32) * (last + 1))
    const item = items[last]!
    items[last] = items[other]!
    items[other] = item
  }
}
