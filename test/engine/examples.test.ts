import { describe, expect, it } from 'vitest'
import { createArena, numbersAt } from '../../source/engine/arena.js'
import { decodeImage } from '../../source/engine/entries.js'
import { placeExamples, reserveExamples, viewExamples } from '../../source/engine/examples.js'
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
  it('are blank where room is only reserved, and lie apart from others', () => {
    const arena = createArena()
    const [one, other] = [reserveExamples(arena, 3, 3 * inputs), reserveExamples(arena, 3, 3 * inputs)].map(examples =>
      viewExamples(arena.memory, examples)
    )
    expect([...one!.starts]).toEqual([0, 0, 0, 0])
    for (const list of Object.values(other!)) list.fill(255)
    for (const list of Object.values(one!)) expect(list.every(value => value === 0)).toBe(true)
  })
})
