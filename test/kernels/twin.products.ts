import type { Arena } from '../../source/engine/arena.js'
import type { Kernels } from '../../source/engine/kernels.js'
import { weightIndex } from '../../source/engine/network.js'

type Products =
  | 'affineSparse'
  | 'outerSparse'
  | 'listPixels'
  | 'outerLists'
  | 'matmul'
  | 'matmulTransposed'
  | 'outer'
  | 'matmulNonzero'
  | 'matmulTransposedNonzero'
  | 'outerNonzero'

/** The twins of the kernels that multiply: the first layer's and those of matrices. See twin.ts. */
export function productTwins({ memory, numberBytes }: Pick<Arena, 'memory' | 'numberBytes'>): Pick<Kernels, Products> {
  const numbers = () => (numberBytes === 8 ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer))
  const u16 = () => new Uint16Array(memory.buffer)
  const u32 = () => new Uint32Array(memory.buffer)
  const place = (address: number) => address / numberBytes

  /** Calls `use` with each listed pixel of each image: which row of the batch, which pixel, its activation. */
  function eachPixel(
    examples: number,
    starts: number,
    entries: number,
    levels: number,
    batch: number,
    use: (row: number, pixel: number, activation: number) => void
  ): void {
    const m = numbers()
    for (let row = 0; row < batch; row++) {
      const image = u32()[examples / 4 + row]!
      let pixel = -1
      for (const entry of u16().slice(
        entries / 2 + u32()[starts / 4 + image]!,
        entries / 2 + u32()[starts / 4 + image + 1]!
      )) {
        pixel += entry & 255
        use(row, pixel, m[place(levels) + (entry >> 8)]!)
      }
    }
  }

  /** A term of a sum. What passes over zeros does so even where they stand beside infinity. */
  const times = (x: number, y: number): number => x * y
  const timesNonzero = (x: number, y: number): number => (x === 0 ? 0 : x * y)

  /** Where the weight of row k and column j stands in W and, of the same sizes, in Wᵀ. */
  const inWeights = (inner: number) => (k: number, j: number) => weightIndex({ inputs: inner }, k, j)
  const inTransposed = (_: number, columns: number) => (k: number, j: number) => weightIndex({ inputs: columns }, j, k)

  const matmul =
    (times: (x: number, y: number) => number, indexIn: typeof inTransposed): Kernels['matmul'] =>
    (a, aRow, w, start, c, cRow, rows, inner, columns) => {
      const m = numbers()
      const index = indexIn(inner, columns)
      for (let r = 0; r < rows; r++) {
        for (let j = 0; j < columns; j++) {
          let sum = m[place(start) + j]!
          for (let k = 0; k < inner; k++) sum += times(m[place(a) + r * aRow + k]!, m[place(w) + index(k, j)]!)
          m[place(c) + r * cRow + j] = sum
        }
      }
    }
  const outer =
    (times: (x: number, y: number) => number): Kernels['outer'] =>
    (a, aRow, d, dRow, into, inputs, batch, rows, columns, scale) => {
      const m = numbers()
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          let sum = 0
          for (let b = 0; b < batch; b++) sum += times(m[place(a) + b * aRow + i]!, m[place(d) + b * dRow + j]!)
          m[place(into) + weightIndex({ inputs }, i, j)]! += scale * sum
        }
      }
    }

  return {
    affineSparse(examples, starts, entries, levels, weights, biases, z, batch, inputs, columns, width) {
      const m = numbers()
      for (let r = 0; r < batch; r++) m.copyWithin(place(z) + r * width, place(biases), place(biases) + columns)
      eachPixel(examples, starts, entries, levels, batch, (row, pixel, value) => {
        for (let j = 0; j < columns; j++) {
          m[place(z) + row * width + j]! += value * m[place(weights) + weightIndex({ inputs }, pixel, j)]!
        }
      })
    },
    outerSparse(examples, starts, entries, levels, delta, into, batch, inputs, columns, width, scale) {
      const m = numbers()
      eachPixel(examples, starts, entries, levels, batch, (row, pixel, value) => {
        for (let j = 0; j < columns; j++) {
          m[place(into) + weightIndex({ inputs }, pixel, j)]! += scale * value * m[place(delta) + row * width + j]!
        }
      })
    },
    listPixels(examples, starts, entries, list, rows, inputs) {
      const bytes = new Uint8Array(memory.buffer)
      for (let row = 0; row < rows; row++) {
        const own = listOf(list, row, rows, inputs)
        if (row % 128 === 0) bytes.fill(0, own.marks, own.levels)
        const image = u32()[examples / 4 + row]!
        const [from, to] = [0, 1].map(i => entries / 2 + u32()[starts / 4 + image + i]!)
        let pixel = -1
        for (const entry of u16().slice(from, to)) {
          pixel += entry & 255
          bytes[own.marks + pixel * 16 + own.byte]! |= own.bit
          bytes[own.levels + pixel * own.room + (row % 128)] = entry >> 8
        }
      }
    },
    outerLists(list, levels, delta, into, from, to, inputs, rows, columns, width, scale) {
      const m = numbers()
      const bytes = new Uint8Array(memory.buffer)
      for (let pixel = from; pixel < to; pixel++) {
        for (let row = 0; row < rows; row++) {
          const own = listOf(list, row, rows, inputs)
          if ((bytes[own.marks + pixel * 16 + own.byte]! & own.bit) === 0) continue
          const x = m[place(levels) + bytes[own.levels + pixel * own.room + (row % 128)]!]!
          for (let j = 0; j < columns; j++) {
            m[place(into) + weightIndex({ inputs }, pixel, j)]! += scale * x * m[place(delta) + row * width + j]!
          }
        }
      }
    },
    matmul: matmul(times, inWeights),
    outer: outer(times),
    matmulTransposed: matmul(times, inTransposed),
    matmulNonzero: matmul(timesNonzero, inWeights),
    outerNonzero: outer(timesNonzero),
    matmulTransposedNonzero: matmul(timesNonzero, inTransposed)
  }
}

/**
 * Where the list that a row of the batch is in has its marks and its levels, how much room there is for those of a pixel, and which
 * bit of which byte of a mark is the row's.
 */
function listOf(list: number, row: number, rows: number, inputs: number) {
  const before = Math.floor(row / 128)
  const marks = list + before * inputs * (16 + 128)
  const room = Math.ceil(Math.min(128, rows - before * 128) / 16) * 16
  return { marks, levels: marks + inputs * 16, room, byte: (row % 128) >> 3, bit: 1 << (row & 7) }
}
