import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip, type Gunzip } from 'node:zlib'
import { DataError } from './dataset.js'
import { lengthOf, readStart, unreadable } from './files.js'
import { type IdxArray, type IdxHeader, longestHeader, parseIdxHeader, wrongCount } from './idx.js'

/** More values than this fit into no memory that a network could be trained in. */
const mostValues = 2 ** 31
/** What a byte can stand for at most in data that gzip packed. */
const bestRatio = 1032

/**
 * Reads an IDX file, packed by gzip or not, whatever its name says. `check` sees the header before any value is read, and no
 * more is ever unpacked than the header promises.
 * @throws DataError when it can't be read, or is not an IDX file of bytes, or longer or shorter than its header says; or what
 * `check` throws.
 */
export async function readIdxFile(path: string, check: (header: IdxHeader) => void = () => {}): Promise<IdxArray> {
  const length = await lengthOf(path)
  const [first, second] = await readStart(path, 2)
  const isPacked = first === 0x1f && second === 0x8b
  const most = isPacked ? length * bestRatio : length
  const chunks = isPacked ? unpacked(path, length) : createReadStream(path, { highWaterMark: 2 ** 20 })
  let start: Uint8Array = new Uint8Array()
  let header: IdxHeader | undefined
  let values: Uint8Array = start
  let filled = 0
  const take = (chunk: Uint8Array) => {
    if (!header) {
      start = Buffer.concat([start, chunk])
      if (start.length < 4 || (start.length < longestHeader && start.length < 4 + 4 * start[3]!)) return
      header = parseIdxHeader(start, path)
      check(header)
      if (header.count > mostValues) throw tooMany(path, header)
      if (!isPacked && length !== header.start + header.count) throw wrongCount(path, header, length - header.start)
      if (header.count > most) throw wrongCount(path, header, `${most} at most`)
      values = new Uint8Array(header.count)
      chunk = start.subarray(header.start)
    }
    if (chunk.length > header.count - filled) throw wrongCount(path, header, 'more')
    values.set(chunk, filled)
    filled += chunk.length
  }
  try {
    for await (const chunk of chunks) take(chunk as Uint8Array)
  } catch (error) {
    throw unreadable(path, error)
  }
  header ??= parseIdxHeader(start, path)
  if (filled !== header.count) throw wrongCount(path, header, filled)
  return { dimensions: header.dimensions, values }
}

/** What gzip packed, from all members of a file. @throws DataError for bytes behind them, which zlib would pass over. */
async function* unpacked(path: string, length: number): AsyncGenerator<Uint8Array> {
  const gunzip: Gunzip = createGunzip()
  yield* pipeline(createReadStream(path), gunzip, () => {}) as AsyncIterable<Uint8Array>
  const rest = length - gunzip.bytesWritten
  if (rest > 0) throw new DataError(`${path} has ${rest} bytes behind what gzip packed: fetch it again.`)
}

function tooMany(path: string, { dimensions, count }: IdxHeader): DataError {
  const shown = dimensions.length > 4 ? `${dimensions.length} dimensions` : dimensions.join(' × ')
  return new DataError(
    `${path} says that it holds ${shown} = ${count} values, more than fit in memory (${mostValues}): fetch it again.`
  )
}
