import { describe, expect, it } from 'vitest'
import type { Kernels } from '../../source/engine/kernels.js'
import { createRandom } from '../../source/engine/random.js'
import { both, expectClose } from './both.js'
import { builds } from './compiled.js'

describe.each(builds)('matrix products of the %s build that pass over zeros', build => {
  /** In memory: the left factor, the right one, the row that sums start from, sums, and copied columns. */
  const [left, right, start, sums, copies] = [64, 65_536, 155_648, 163_840, 393_216]
  const random = createRandom(4, 99)
  const noise = Float32Array.from({ length: 131_072 }, (_, i) => {
    const isHole = i < 12_288 && (i % 48 === 5 || Math.floor(i / 48) === 3 || i % 7 < 3)
    return i < left / 4 || isHole ? 0 : random.normal()
  })
  /** Noise; about half of the left factor is zero, and all of a row and a column; so is what `isPadding` says of the right one. */
  const holed = (numbers: Float32Array, isPadding: (i: number) => boolean) => {
    numbers.set(noise)
    for (let i = 0; i < (start - right) / 4; i++) if (isPadding(i)) numbers[right / 4 + i] = 0
  }
  /** What is in memory before the copies after a product, and after its twin. */
  const results = (
    run: (kernels: Kernels) => void,
    isPadding: (i: number) => boolean,
    strange = (_: Float32Array) => {}
  ) => {
    const fill = (numbers: Float32Array) => {
      holed(numbers, isPadding)
      strange(numbers)
    }
    return both(fill, run, build).map(({ numbers }) => numbers.subarray(0, copies / 4)) as [Float32Array, Float32Array]
  }

  const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) => Buffer.from(buffer, byteOffset, byteLength)
  const widthOf = (columns: number) => Math.ceil(columns / 16) * 16
  const inPanels = (inner: number, columns: number) => (i: number) =>
    Math.floor(i / (inner * 16)) * 16 + (i % 16) >= columns
  const inRows = (columns: number) => (i: number) => i % widthOf(columns) >= columns
  /** Leaves nothing behind so many columns of the row that sums start from, nor where they go. */
  const clearBehind = (columns: number) => (numbers: Float32Array) => {
    numbers.fill(0, start / 4 + columns, start / 4 + 128)
    numbers.fill(0, sums / 4, copies / 4)
  }
  /**
   * The three products of so many columns, in both forms: what to run, where the right factor has padding, and what else to do
   * to memory before.
   */
  const products = (inner: number, columns: number) => {
    const [aRow, width] = [inner, columns].map(widthOf) as [number, number]
    const multiply = [left, aRow, right, start, sums, width, 9, inner, columns, copies] as const
    const add = [left, 48, right, width, sums, 40, inner, 37, columns, -0.1, copies] as const
    return [
      [
        (kernels: Kernels) => kernels.matmulNonzero(...multiply),
        (kernels: Kernels) => kernels.matmul(...multiply),
        inPanels(inner, columns),
        clearBehind(columns)
      ],
      [
        (kernels: Kernels) => kernels.matmulTransposedNonzero(...multiply),
        (kernels: Kernels) => kernels.matmulTransposed(...multiply),
        () => false,
        clearBehind(columns)
      ],
      [
        (kernels: Kernels) => kernels.outerNonzero(...add),
        (kernels: Kernels) => kernels.outer(...add),
        inRows(columns),
        () => {}
      ]
    ] as const
  }
  const widths = [1, 4, 16, 17, 20, 32, 36, 48, 52, 64, 100]
  const inners = [1, 15, 16, 33, 64, 65, 128]

  it.each(widths)('match their twins for %i columns', columns => {
    for (const inner of [...inners, 130]) {
      for (const [passing, , isPadding, prepare] of products(inner, columns)) {
        const [actual, wanted] = results(passing, isPadding, prepare)
        expectClose(actual, wanted, 2e-5)
      }
    }
  })
  it.each(widths)('give the bits of those that do not, for %i columns', columns => {
    for (const inner of inners) {
      for (const [passing, whole, isPadding, prepare] of products(inner, columns)) {
        const [bits, wanted] = [passing, whole].map(run => bytesOf(results(run, isPadding, prepare)[0])) as [
          Buffer,
          Buffer
        ]
        expect(Buffer.compare(bits, wanted)).toBe(0)
      }
    }
  })
  it('nothing times something adds nothing', () => {
    const [actual] = results(
      kernels => {
        for (const [rows, inner] of [
          [4, 0],
          [0, 4]
        ] as const) {
          kernels.matmulNonzero(left, 16, right, start, sums, 32, rows, inner, 32, copies)
          kernels.matmulTransposedNonzero(left, 16, right, start, sums, 32, rows, inner, 32, copies)
          kernels.outerNonzero(left, 48, right, 32, sums, 40, inner, rows, 32, 1, copies)
        }
      },
      () => false
    )
    const untouched = new Float32Array(131_072)
    holed(untouched, () => false)
    expect(Buffer.compare(bytesOf(actual), bytesOf(untouched.subarray(0, actual.length)))).toBe(0)
  })
  it.each([Number.POSITIVE_INFINITY, Number.NaN, 1e-44, 1e37])('carry %d through as the twins do', strange => {
    for (const [passing, , isPadding] of products(40, 32)) {
      const [actual, wanted] = results(passing, isPadding, numbers => {
        for (const place of [left / 4 + 50, right / 4 + 7, right / 4 + 100]) numbers[place] = strange
      })
      expectClose(actual, wanted, 2e-5)
    }
  })
})
