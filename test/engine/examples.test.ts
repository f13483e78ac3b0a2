import { describe, expect, it } from 'vitest'
import { createArena, numbersAt } from '../../source/engine/arena.js'
import { decodeImage, encodeImage } from '../../source/engine/entries.js'
import { placeExamples, viewExamples } from '../../source/engine/examples.js'
import { noiseImages } from './small.js'

const inputs = 300
const blocks = [noiseImages(5, inputs, 3), { pixels: new Uint8Array(2 * inputs), labels: Uint8Array.of(2, 1) }]

describe('examples in the arena', () => {
  it('are the images of all blocks, one behind the other, with their labels', () => {
    const arena = createArena()
    const examples = placeExamples(arena, blocks, inputs)
    const { starts, entries, labels } = viewExamples(arena.memory, examples)
    expect(examples.count).toBe(7)
    expect([...labels]).toEqual([0, 1, 2, 0, 1, 2, 1])
    const pixels = new Uint8Array(7 * inputs)
    for (let i = 0; i < 7; i++) {
      decodeImage(entries, starts[i]!, starts[i + 1]!, pixels.subarray(i * inputs, (i + 1) * inputs))
    }
    expect(pixels).toEqual(Uint8Array.from([...blocks[0]!.pixels, ...blocks[1]!.pixels]))
  })
  it('take no more room than they need', () => {
    const arena = createArena()
    const examples = placeExamples(arena, blocks, inputs)
    expect(viewExamples(arena.memory, examples).starts[7]).toBe(examples.entryCount)
  })
  it('have the activation of a level in a table, from 0 to 1', () => {
    const arena = createArena()
    const levels = numbersAt(arena, placeExamples(arena, blocks, inputs).levels, 256)
    expect([levels[0], levels[51], levels[255]]).toEqual([0, Math.fround(0.2), 1])
  })
})

describe('slots behind the examples', () => {
  const slotSizes = [3, 1, 2]
  const arena = createArena()
  const examples = placeExamples(arena, blocks, inputs, slotSizes)
  const { starts, entries, labels } = viewExamples(arena.memory, examples)
  const imageAt = (place: number) => {
    const image = new Uint8Array(inputs)
    decodeImage(entries, starts[place]!, starts[place + 1]!, image)
    return image
  }
  const placesOf = ({ first, count }: (typeof examples.slots)[number]) =>
    Array.from({ length: count }, (_, i) => first + i)
  const images = () => Array.from({ length: 7 }, (_, place) => imageAt(place))

  it('have the sizes asked for, at places of their own', () => {
    expect(examples.slots.map(({ count }) => count)).toEqual(slotSizes)
    const places = examples.slots.flatMap(placesOf)
    expect(new Set(places).size).toBe(6)
    expect(Math.min(...places)).toBe(7)
    expect(Math.max(...places)).toBeLessThan(examples.count)
  })
  it('are blank at first', () => {
    for (const place of examples.slots.flatMap(placesOf)) expect(imageAt(place)).toEqual(new Uint8Array(inputs))
  })
  it('take full images, and leave each other and the images before them alone', () => {
    const before = images()
    const full = (level: number) => new Uint8Array(inputs).fill(level)
    // The last one first: what comes before must not run into it.
    for (const [k, slot] of [...examples.slots.entries()].reverse()) {
      for (const place of placesOf(slot)) {
        starts[place + 1] = encodeImage(full(k + 1), entries, starts[place]!)
        labels[place] = k
      }
    }
    examples.slots.forEach((slot, k) => {
      for (const place of placesOf(slot)) {
        expect(imageAt(place)).toEqual(full(k + 1))
        expect(labels[place]).toBe(k)
      }
    })
    expect(images()).toEqual(before)
    expect([...labels.subarray(0, 7)]).toEqual([0, 1, 2, 0, 1, 2, 1])
    expect(starts.at(-1)).toBeLessThanOrEqual(examples.entryCount)
  })
})
