import { DataError } from './dataset.js'

/** An array of bytes as an IDX file holds it (LeCun's format for MNIST). */
export interface IdxArray {
  /** Sizes, slowest first: [images, rows, columns] or [labels]. */
  readonly dimensions: readonly number[]
  readonly values: Uint8Array
}

const unsignedByte = 0x08

/**
 * Reads an IDX file: two zero bytes, the type of its numbers, how many dimensions, each size as a big-endian u32, values.
 * @throws DataError when it is not an IDX file of bytes, or longer or shorter than its header says.
 */
export function parseIdx(file: Uint8Array, name: string): IdxArray {
  const fail = (problem: string): never => {
    throw new DataError(`${name} ${problem}`)
  }
  if (file.length < 4 || file[0] !== 0 || file[1] !== 0)
    fail('is not an IDX file: it does not start with two zero bytes.')
  if (file[2] !== unsignedByte) fail(`holds numbers of type 0x${file[2]!.toString(16)}; only bytes (0x8) are read.`)
  const rank = file[3]!
  const start = 4 + 4 * rank
  if (rank === 0 || file.length < start) fail('ends inside its header: fetch it again.')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const dimensions = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i))
  const expected = dimensions.reduce((product, size) => product * size, 1)
  const found = file.length - start
  if (found !== expected) {
    fail(`should hold ${dimensions.join(' × ')} = ${expected} values but holds ${found}: fetch it again.`)
  }
  return { dimensions, values: file.subarray(start) }
}
