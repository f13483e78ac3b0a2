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
/** Where the row stands that sums start from. */
const start = 131_072

/** Noise; but no more of that row than there are columns, and nothing where the sums go. */
const noiseFor = (columns: number, sums: number) => (numbers: Float32Array) => {
  seeded()(numbers)
  numbers.fill(0, start / 4 + columns, start / 4 + 64)
  numbers.fill(0, sums / 4, sums / 4 + 33 * 48)
}
const sizes = [1, 2, 3, 4, 5, 8, 13, 16, 33]
const fewSizes = [1, 4, 5, 16, 33]

describe.each(builds)('matrix products of the %s build', build => {
  it.each(sizes)('a layer: %i rows match the twin for all inner sizes and widths, with weights in panels', rows => {
    for (const inner of sizes) {
      for (const columns of [16, 24, 48]) {
        const run = (kernels: Kernels) =>
          kernels.matmul(256, inner, 8192, start, 32768, columns, rows, inner, columns, packed)
        const [actual, wanted] = both(noiseFor(columns, 32768), run, build)
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
          kernels.matmulTransposed(256, width, 16384, start, 65536, before, rows, outputs, inputs, packed)
        const [actual, wanted] = both(noiseFor(inputs, 65536), run, build)
        expectClose(actual.numbers.subarray(0, beforePacked), wanted.numbers.subarray(0, beforePacked), 1e-5)
      }
    }
  })
  it('an inner dimension longer than a block is summed block by block', () => {
    const run = (kernels: Kernels) => {
      kernels.matmul(0, 700, 16384, start, 163_840, 16, 5, 700, 16, packed)
      kernels.matmulTransposed(0, 700, 16384, start, 180_224, 16, 5, 700, 8, packed)
    }
    const [actual, wanted] = both(seeded(), run, build)
    expectClose(actual.numbers.subarray(0, beforePacked), wanted.numbers.subarray(0, beforePacked), 2e-5)
  })
  it('nothing times something adds nothing', () => {
    const run = (kernels: Kernels) => {
      kernels.matmul(256, 16, 8192, start, 32768, 16, 4, 0, 16, packed)
      kernels.matmul(256, 16, 8192, start, 32768, 16, 0, 4, 16, packed)
      kernels.outer(256, 16, 8192, 16, 32768, 4, 0, 4, 16, 1, packed)
      kernels.outer(256, 16, 8192, 16, 32768, 4, 4, 0, 16, 1, packed)
      kernels.matmulTransposed(256, 16, 8192, start, 32768, 16, 4, 0, 5, packed)
    }
    const fill = seeded()
    const [actual] = both(fill, run, build)
    const untouched = new Float32Array(actual.numbers.length)
    fill(untouched)
    expect(actual.numbers.subarray(0, beforePacked)).toEqual(untouched.subarray(0, beforePacked))
  })
  it.each([Number.POSITIVE_INFINITY, Number.NaN, 1e-44, 3e38])('carries %d through as the twin does', strange => {
    const run = (kernels: Kernels) => kernels.matmul(256, 5, 8192, start, 32768, 16, 6, 5, 16, packed)
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
  const width = 192
  const order = [5, 0, 3, 1, 1, 4, 2]

  /**
   * Images of 600 pixels with none, the first, the last, two far apart, many and all of them set, and weights, biases, z and
   * deltas of 192 columns, of which all behind the first `columns` are 0, as padding is.
   */
  function images(columns = 192, rows = 7) {
    const arena = createArena()
    const all = Array.from({ length: inputs }, (_, i) => i)
    const sets = [[], [0], [inputs - 1], [3, 560], all.filter(i => i % 7 < 3), all]
    const pixels = new Uint8Array(sets.length * inputs)
    sets.forEach((set, image) => {
      for (const pixel of set) pixels[image * inputs + pixel] = 1 + ((pixel * 37) % 255)
    })
    const examples = placeExamples(arena, [{ pixels, labels: new Uint8Array(sets.length) }], inputs)
    const batch = allocate(arena, rows * 4)
    const places = new Uint32Array(arena.memory.buffer, batch, rows)
    places.set(places.map((_, i) => order[i % order.length]!))
    const fill = (count: number, column: (i: number) => number) => {
      const address = allocateNumbers(arena, count)
      const numbers = numbersAt(arena, address, count)
      for (let i = 0; i < count; i++) numbers[i] = column(i) < columns ? random.normal() : 0
      return address
    }
    const inPanels = (i: number) => Math.floor(i / (inputs * 16)) * 16 + (i % 16)
    const inRows = (i: number) => i % width
    const weights = fill(inputs * width, inPanels)
    const biases = fill(width, inRows)
    const z = fill(rows * width, inRows)
    const delta = fill(rows * width, inRows)
    const list = allocate(arena, Math.ceil(rows / 128) * inputs * 144)
    const packed = allocate(arena, 48 * 128 * 4)
    return { arena, examples, batch, weights, biases, z, delta, pixels, list, packed }
  }
  type Images = ReturnType<typeof images>

  /** What memory holds, but for what is packed, after the kernels have run, and after their twins have, from the same beginning. */
  function memories({ arena, packed }: Images, run: (kernels: Kernels) => void) {
    const before = new Uint8Array(arena.memory.buffer).slice()
    return [instantiateKernels(compiledKernels[build], arena.memory), createTwin(arena)].map(kernels => {
      new Uint8Array(arena.memory.buffer).set(before)
      run(kernels)
      return new Float32Array(arena.memory.buffer, 0, packed / 4).slice()
    }) as [Float32Array, Float32Array]
  }

  // Every number of vectors that are summed together, alone and behind others.
  const widths = [1, 4, 16, 17, 20, 30, 36, 48, 50, 52, 64, 68, 80, 96, 100, 112, 128, 148, 192]

  it.each(widths)('forward and image by image backward match their twins for %i columns', columns => {
    const given = images(columns)
    const { starts, entries, levels } = given.examples
    const { batch, weights, biases, z, delta } = given
    const [actual, wanted] = memories(given, kernels => {
      kernels.affineSparse(batch, starts, entries, levels, weights, biases, z, 7, inputs, columns, width)
      kernels.outerSparse(batch, starts, entries, levels, delta, weights, 7, inputs, columns, width, -0.3)
    })
    expectClose(actual, wanted, 2e-5)
  })
  it.each<[number, number, number, number]>([
    ...widths.map((columns): [number, number, number, number] => [0, inputs, columns, 7]),
    [0, 300, 16, 7],
    [3, 500, 48, 7],
    [299, inputs, 32, 64],
    [0, inputs, 100, 65],
    [0, inputs, 48, 130],
    [5, 5, 16, 7]
  ])(
    'pixel by pixel backward matches its twin for pixels %i to %i, %i columns and %i images',
    (from, to, columns, rows) => {
      const given = images(columns, rows)
      const { starts, entries, levels } = given.examples
      const { batch, weights, delta, list, packed } = given
      const [actual, wanted] = memories(given, ({ listPixels, outerLists }) => {
        listPixels(batch, starts, entries, list, rows, inputs)
        outerLists(list, levels, delta, weights, from, to, inputs, rows, columns, width, 0.7, packed)
      })
      expectClose(actual, wanted, 2e-5)
    }
  )
  it('gives the same bits for a column whichever others are summed with it', () => {
    const given = images()
    const { starts, entries, levels } = given.examples
    const { batch, weights, biases, z, delta, list, packed } = given
    const kernels = instantiateKernels(compiledKernels[build], given.arena.memory)
    kernels.listPixels(batch, starts, entries, list, 7, inputs)
    const before = new Uint8Array(given.arena.memory.buffer).slice()
    const results = [192, 96, 48, 32, 16].map(columns => {
      new Uint8Array(given.arena.memory.buffer).set(before)
      for (let from = 0; from < width; from += columns) {
        const [w, b, c, d] = [weights + from * inputs * 4, biases + from * 4, z + from * 4, delta + from * 4]
        kernels.affineSparse(batch, starts, entries, levels, w, b, c, 7, inputs, columns, width)
        kernels.outerLists(list, levels, d, w, 0, inputs, inputs, 7, columns, width, 1, packed)
      }
      return new Uint8Array(given.arena.memory.buffer, 0, packed).slice()
    })
    expect(results[0]).not.toEqual(before.subarray(0, packed))
    for (const result of results) expect(Buffer.compare(result, results[0]!)).toBe(0)
  })
  it('sees every pixel of an image once, with its activation from 0 to 1', () => {
    const { arena, examples, batch, weights: w, z, pixels } = images()
    const { starts, entries, levels } = examples
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
