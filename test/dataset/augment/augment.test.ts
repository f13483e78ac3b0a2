import { describe, expect, it } from 'vitest'
import { augment, augmentationStream, createAugmentScratch } from '../../../source/dataset/augment/augment.js'
import { type Strengths, strengthsOf, unchanged } from '../../../source/dataset/augment/kinds.js'
import { createRandom } from '../../../source/engine/random.js'
import { augmentationNames } from '../../../source/engine/recipe.js'

const all = strengthsOf(augmentationNames)
const [width, height] = [28, 28]
const scratch = createAugmentScratch(width, height)

/** Something like a digit: a thick ring, well within the image. */
const ring = Uint8Array.from({ length: width * height }, (_, i) => {
  const radius = Math.hypot((i % width) - 13.5, Math.floor(i / width) - 13.5)
  return Math.round(255 * Math.max(0, 1 - Math.abs(radius - 6) / 2.5))
})

function augmented(seed: number, epoch: number, place: number, strengths: Strengths = all): Uint8Array {
  const into = new Uint8Array(width * height).fill(99)
  augment(ring, into, strengths, augmentationStream(seed, epoch, place), scratch)
  return into
}

const mass = (image: Uint8Array) => image.reduce((sum, level) => sum + level, 0)

describe('an augmented image', () => {
  it('is the image itself where all strengths are 0', () => {
    expect(augmented(1, 0, 0, unchanged)).toEqual(ring)
  })
  it.each(augmentationNames)('is another one under %s', name => {
    expect(augmented(1, 0, 0, strengthsOf([name]))).not.toEqual(ring)
  })
  it('depends on seed, epoch and place alone, and not on what was made before', () => {
    const wanted = [0, 1, 2, 3].map(place => augmented(5, 3, place))
    augmented(6, 3, 1)
    for (const place of [2, 0, 3, 1]) expect(augmented(5, 3, place)).toEqual(wanted[place])
    const other = new Uint8Array(width * height)
    augment(ring, other, all, augmentationStream(5, 3, 2), createAugmentScratch(width, height))
    expect(other).toEqual(wanted[2])
  })
  it('in colour changes every plane alike', () => {
    const dim = ring.map(level => level >> 1)
    const colour = Uint8Array.from([...ring, ...ring.map(() => 0), ...dim])
    const into = new Uint8Array(colour.length).fill(99)
    augment(colour, into, all, augmentationStream(5, 3, 2), scratch)
    const [red, green, blue] = [0, 1, 2].map(plane => into.subarray(plane * ring.length, (plane + 1) * ring.length))
    expect(red).toEqual(augmented(5, 3, 2))
    expect(green!.every(level => level === 0)).toBe(true)
    expect(blue!.every((level, i) => Math.abs(level - red![i]! / 2) <= 1)).toBe(true)
  })
  it('is another one for every seed, epoch and place', () => {
    const seeds = [1, 2, 2 ** 32, 2 ** 53 - 1]
    const numbers = [0, 1, 2, 59_999]
    const images = seeds.flatMap(seed =>
      numbers.flatMap(epoch => numbers.map(place => augmented(seed, epoch, place).join()))
    )
    expect(new Set(images).size).toBe(seeds.length * numbers.length ** 2)
  })
  it('is shifted alike with and without the other kinds', () => {
    const middle = (image: Uint8Array) =>
      image.reduce((sum, level, i) => sum + level * ((i % width) - 13.5), 0) / mass(image)
    for (let place = 0; place < 20; place++) {
      const shifted = middle(augmented(1, 0, place, strengthsOf(['shift'])))
      expect(middle(augmented(1, 0, place, strengthsOf(['shift', 'rotate'])))).toBeCloseTo(shifted, 1)
    }
  })
  it.each([
    ['shift', 0.003],
    ['rotate', 0.25],
    ['elastic', 0.35]
  ] as const)('keeps about its mass under %s: to within %d of it, and on average', (name, tolerance) => {
    const count = 400
    const strengths = strengthsOf([name])
    const shares = Array.from({ length: count }, (_, place) => mass(augmented(1, 0, place, strengths)) / mass(ring))
    for (const share of shares) expect(Math.abs(share - 1)).toBeLessThan(tolerance)
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) / count - 1)).toBeLessThan(0.03)
  })
  it.each([
    [1, 1],
    [2, 3],
    [1, 40],
    [64, 64],
    [300, 5]
  ])('of %i × %i pixels stays within its buffer and its levels, however strong', (columns, rows) => {
    const size = columns * rows
    const random = createRandom(8, 92)
    const own = createAugmentScratch(columns, rows)
    const image = Uint8Array.from({ length: size }, () => Math.floor(random.uniform() * 256))
    const before = image.slice()
    const guarded = new Uint8Array(size + 64).fill(171)
    const strong: Strengths = { shift: 1, rotation: 3, scaling: 0.9, shear: 2, displacement: 1 }
    const brightest = Math.max(...image)
    for (let place = 0; place < 50; place++) {
      const strengths = place % 2 === 0 ? all : strong
      augment(image, guarded.subarray(32, 32 + size), strengths, augmentationStream(1, 0, place), own)
      expect(Math.max(...guarded.subarray(32, 32 + size))).toBeLessThanOrEqual(brightest)
    }
    expect(image).toEqual(before)
    expect(guarded.subarray(0, 32).every(byte => byte === 171)).toBe(true)
    expect(guarded.subarray(32 + size).every(byte => byte === 171)).toBe(true)
  })
  it('fills a large image as it does a small one: the ring of 56 × 56 goes where that of 28 × 28 goes', () => {
    const large = Uint8Array.from({ length: 56 * 56 }, (_, i) => ring[Math.floor(i / 112) * 28 + ((i % 56) >> 1)]!)
    const into = new Uint8Array(56 * 56)
    for (let place = 0; place < 10; place++) {
      augment(large, into, all, augmentationStream(1, 0, place), createAugmentScratch(56, 56))
      const small = augmented(1, 0, place)
      const differences = small.map((level, i) => {
        const at = Math.floor(i / 28) * 112 + (i % 28) * 2
        return Math.abs((into[at]! + into[at + 1]! + into[at + 56]! + into[at + 57]!) / 4 - level)
      })
      expect(mass(differences) / mass(ring)).toBeLessThan(0.15)
    }
  })
  // A run resumed in the middle of an epoch counts on it.
  it('stays what it was in every version', () => {
    expect(
      augmented(1, 0, 0)
        .subarray(7 * width + 6, 7 * width + 20)
        .join(' ')
    ).toMatchInlineSnapshot(`"0 0 0 10 67 135 205 233 185 153 147 169 212 208"`)
  })
})
