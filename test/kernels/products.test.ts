import { describe, expect, it } from 'vitest'
import { allocate, allocateNumbers, createArena, numbersAt } from '../../source/engine/arena.js'
import { placeExamples } from '../../source/engine/examples.js'
import { instantiateKernels, type Kernels } from '../../source/engine/kernels.js'
import { createRandom } from '../../source/engine/random.js'
import { both, expectClose, seeded } from './both.js'
import { builds, compiledKernels } from './compiled.js'
import { createTwin } from './twin.js'

const random = createRandom(2, 99)

/** Where the products keep their copied columns, which the twin has no use for. */
const packed = 196_608
const beforePacked = packed / 4
const sizes = [1, 2, 3, 4, 5, 8, 13, 16, 33]
const fewSizes = [1, 4, 5, 16, 33]

describe.each(builds)('matrix products of the %s build', build => {
  it.each(sizes)('a layer: %i rows match the twin for all inner sizes and widths, with weights in panels', rows => {
    for (const inner of sizes) {
      for (const columns of [16, 32, 48]) {
        const run = (kernels: Kernels) => kernels.matmul(256, inner, 8192, 32768, columns, rows, inner, columns, packed)
        const [actual, wanted] = both(seeded(), run, build)
        expectClose(actual.numbers.subarray(0, beforePacked), wanted.numbers.subarray(0, beforePacked), 1e-5)
      }
    }
  })
  it.each(sizes)('a gradient: its %i rows match the twin for all inner sizes, added to weights in panels', rows => {
    for (const inner of sizes) {
      const run = (kernels: Kernels) => kernels.outer(256, 48, 16384, 32, 32768, 40, inner, rows, 32, -0.1, packed)
      const [actual, wanted] = both(seeded(), run, build)
      expectClose(actual.numbers.subarray(0, beforePacked), wanted.numbers.subarray(0, beforePacked), 1e-5)
    }
  })
  it.each(sizes)('the way back through %i inputs matches the twin for all numbers of rows and outputs', inputs => {
    for (const rows of fewSizes) {
      for (const outputs of fewSizes) {
        const [width, before] = [outputs, inputs].map(size => Math.ceil(size / 16) * 16) as [number, number]
        const run = (kernels: Kernels) =>
          kernels.matmulTransposed(256, width, 16384, 65536, before, rows, outputs, inputs, packed)
        const [actual, wanted] = both(seeded(), run, build)
        expectClose(actual.numbers.subarray(0, beforePacked), wanted.numbers.subarray(0, beforePacked), 1e-5)
      }
    }
  })
  it('an inner dimension longer than a block is summed block by block', () => {
    const run = (kernels: Kernels) => {
      kernels.matmul(0, 700, 16384, 163_840, 16, 5, 700, 16, packed)
      kernels.matmulTransposed(0, 700, 16384, 180_224, 16, 5, 700, 7, packed)
    }
    const [actual, wanted] = both(seeded(), run, build)
    expectClose(actual.numbers.subarray(0, beforePacked), wanted.numbers.subarray(0, beforePacked), 2e-5)
  })
  it('nothing times something adds nothing', () => {
    const run = (kernels: Kernels) => {
      kernels.matmul(256, 16, 8192, 32768, 16, 4, 0, 16, packed)
      kernels.matmul(256, 16, 8192, 32768, 16, 0, 4, 16, packed)
      kernels.outer(256, 16, 8192, 16, 32768, 4, 0, 4, 16, 1, packed)
      kernels.outer(256, 16, 8192, 16, 32768, 4, 4, 0, 16, 1, packed)
      kernels.matmulTransposed(256, 16, 8192, 32768, 16, 4, 0, 5, packed)
    }
    const fill = seeded()
    const [actual] = both(fill, run, build)
    const untouched = new Float32Array(actual.numbers.length)
    fill(untouched)
    expect(actual.numbers.subarray(0, beforePacked)).toEqual(untouched.subarray(0, beforePacked))
  })
  it.each([Number.POSITIVE_INFINITY, Number.NaN, 1e-44, 3e38])('carries %d through as the twin does', strange => {
    const run = (kernels: Kernels) => kernels.matmul(256, 5, 8192, 32768, 16, 6, 5, 16, packed)
    const fill = seeded()
    const [actual, wanted] = both(
      numbers => {
        fill(numbers)
        numbers[64 + 7] = strange
      },
      run,
      build
    )
    expectClose(actual.numbers.subarray(8192, 8288), wanted.numbers.subarray(8192, 8288), 1e-5)
  })
})

describe.each(builds)('the first layer of the %s build', build => {
  const inputs = 600
  const order = [5, 0, 3, 1, 1, 4, 2]

  /** Images of 600 pixels with none, the first, the last, two far apart, many and all of them set. */
  function images() {
    const arena = createArena()
    const all = Array.from({ length: inputs }, (_, i) => i)
    const sets = [[], [0], [inputs - 1], [3, 560], all.filter(i => i % 7 < 3), all]
    const pixels = new Uint8Array(sets.length * inputs)
    sets.forEach((set, image) => {
      for (const pixel of set) pixels[image * inputs + pixel] = 1 + ((pixel * 37) % 255)
    })
    const examples = placeExamples(arena, [{ pixels, labels: new Uint8Array(sets.length) }], inputs)
    const batch = allocate(arena, 64)
    new Uint32Array(arena.memory.buffer, batch, 7).set(order)
    const blocks = [inputs * 64, 64, 7 * 64, 7 * 64].map(count => {
      const address = allocateNumbers(arena, count)
      const numbers = numbersAt(arena, address, count)
      for (let i = 0; i < count; i++) numbers[i] = random.normal()
      return address
    }) as [number, number, number, number]
    const listBytes = (inputs + 1 + 4 * inputs) * 4
    const lists = allocate(arena, 2 * listBytes)
    return { arena, examples, batch, blocks, pixels, lists, listBytes }
  }
  type Images = ReturnType<typeof images>

  /** What all of memory holds after the kernels have run, and after their twins have, from the same beginning. */
  function memories({ arena }: Images, run: (kernels: Kernels) => void) {
    const before = new Uint8Array(arena.memory.buffer).slice()
    return [instantiateKernels(compiledKernels[build], arena.memory), createTwin(arena)].map(kernels => {
      new Uint8Array(arena.memory.buffer).set(before)
      run(kernels)
      return new Float32Array(arena.memory.buffer).slice()
    }) as [Float32Array, Float32Array]
  }

  it.each([16, 32, 48, 64])('forward and image by image backward match their twins for %i columns', columns => {
    const given = images()
    const { starts, entries, levels } = given.examples
    const [weights, biases, z, delta] = given.blocks
    const [actual, wanted] = memories(given, kernels => {
      kernels.affineSparse(given.batch, starts, entries, levels, weights, biases, z, 7, inputs, columns, 64)
      kernels.outerSparse(given.batch, starts, entries, levels, delta, weights, 7, inputs, columns, 64, -0.3)
    })
    expectClose(actual, wanted, 2e-5)
  })
  it.each([
    [0, inputs, 64],
    [0, 300, 16],
    [3, 500, 48],
    [299, inputs, 32],
    [5, 5, 16]
  ])('pixel by pixel backward matches its twin for pixels %i to %i and %i columns', (from, to, columns) => {
    const given = images()
    const { starts, entries, levels } = given.examples
    const [into, , , delta] = given.blocks
    const [actual, wanted] = memories(given, ({ listPixels, outerLists }) => {
      listPixels(given.batch, starts, entries, given.lists, 0, 4, inputs)
      listPixels(given.batch + 16, starts, entries, given.lists + given.listBytes, 4, 3, inputs)
      outerLists(given.lists, given.listBytes, 2, levels, delta, into, from, to, inputs, columns, 64, 0.7)
    })
    expectClose(actual, wanted, 2e-5)
  })
  it('gives the same bits by pixel however the batch is cut into lists', () => {
    const bits = [7, 4, 1].map(first => {
      const given = images()
      const { starts, entries, levels } = given.examples
      const [into, , , delta] = given.blocks
      numbersAt(given.arena, delta, 7 * 64).forEach((_, i, all) => {
        all[i] = Math.sin(i)
      })
      numbersAt(given.arena, into, inputs * 64).fill(0)
      const lists = [0, 1].map(() => allocate(given.arena, (inputs + 1 + 7 * inputs) * 4)) as [number, number]
      const kernels = instantiateKernels(compiledKernels[build], given.arena.memory)
      kernels.listPixels(given.batch, starts, entries, lists[0], 0, first, inputs)
      kernels.listPixels(given.batch + first * 4, starts, entries, lists[1], first, 7 - first, inputs)
      kernels.outerLists(lists[0], lists[1] - lists[0], 2, levels, delta, into, 0, inputs, inputs, 64, 64, 1)
      return numbersAt(given.arena, into, inputs * 64).slice()
    })
    expect(bits[0]!.some(value => value !== 0)).toBe(true)
    expect(bits[1]).toEqual(bits[0])
    expect(bits[2]).toEqual(bits[0])
  })
  it('sees every pixel of an image once, with its activation from 0 to 1', () => {
    const { arena, examples, batch, blocks, pixels } = images()
    const { starts, entries, levels } = examples
    const [w, , z] = blocks
    const biases = allocateNumbers(arena, 16)
    const weights = numbersAt(arena, w, inputs * 16)
    const kernels = instantiateKernels(compiledKernels[build], arena.memory)
    for (let pixel = 0; pixel < inputs; pixel++) {
      weights.fill(0)
      weights[pixel * 16] = 1
      kernels.affineSparse(batch, starts, entries, levels, w, biases, z, 7, inputs, 16, 16)
      const seen = Array.from(numbersAt(arena, z, 7 * 16)).filter((_, i) => i % 16 === 0)
      expect(seen).toEqual(order.map(image => Math.fround(pixels[image * inputs + pixel]! / 255)))
    }
  })
})
