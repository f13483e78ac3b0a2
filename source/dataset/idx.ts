import { DataError } from './dataset.js'

/** An array of bytes as an IDX file holds it (LeCun's format for MNIST). */
export interface IdxArray {
  /** Sizes, slowest first: [images, rows, columns] or [labels]. */
  readonly dimensions: readonly number[]
  readonly values: Uint8Array
}

/** What stands before the values of an IDX file. */
export interface IdxHeader {
  readonly dimensions: readonly number[]
  /** How many values there should be. */
  readonly count: number
  /** Where they start. */
  readonly start: number
}

const unsignedByte = 0x08

/** The longest header there can be: 255 sizes. */
export const longestHeader = 4 + 4 * 255

/**
 * Reads the header of an IDX file from its first bytes: two zero bytes, the type of its numbers, how many dimensions, each
 * size as a big-endian u32.
 * @throws DataError when it is not the header of an IDX file of bytes.
 */
export function parseIdxHeader(file: Uint8Array, name: string): IdxHeader {
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
  return { dimensions, count: dimensions.reduce((product, size) => product * size, 1), start }
}

/** What is wrong with a file that holds `found` values, or at least so many, where its header says otherwise. */
export function wrongCount(name: string, { dimensions, count }: IdxHeader, found: number | string): DataError {
  const shown = dimensions.length > 4 ? `${dimensions.length} sizes multiplied` : dimensions.join(' × ')
  return new DataError(`${name} should hold ${shown} = ${count} values but holds ${found}: fetch it again.`)
}

/**
 * Reads an IDX file: its header, then the values.
 * @throws DataError when it is not an IDX file of bytes, or longer or shorter than its header says.
 */
export function parseIdx(file: Uint8Array, name: string): IdxArray {
  const header = parseIdxHeader(file, name)
  const found = file.length - header.start
  if (found !== header.count) throw wrongCount(name, header, found)
  return { dimensions: header.dimensions, values: file.subarray(header.start) }
}
