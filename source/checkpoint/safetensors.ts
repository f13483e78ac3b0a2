import { type Members, parseHeaderText } from './header-text.js'

/** The safetensors format: u64 header length, JSON header, tensors one behind the other. Bytes in, tensors out, and back. */

export interface Tensor {
  readonly name: string
  readonly dtype: 'F32' | 'U32'
  readonly shape: readonly number[]
  readonly data: Uint8Array
}

export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>
  readonly tensors: readonly Tensor[]
}

/** What a header says of a tensor; offsets are into the data section. */
interface Entry {
  readonly name: string
  readonly dtype: Tensor['dtype']
  readonly shape: readonly number[]
  readonly start: number
  readonly end: number
}

export interface Header {
  readonly metadata: Readonly<Record<string, string>>
  readonly entries: readonly Entry[]
  /** Where the data section starts in the file. */
  readonly dataStart: number
}

/** Not a safetensors file, or a damaged one; the message says what is wrong, without the file's name. */
export class FormatError extends Error {}

const bytesOf: Record<Tensor['dtype'], number> = { F32: 4, U32: 4 }
/** The key that is no tensor's. */
const metadataKey = '__metadata__'
/** The format's own limit. */
const mostHeaderBytes = 100_000_000
export const lengthBytes = 8

/** The file's bytes. Tensors keep their order; the header is padded with spaces so that the data starts aligned. */
export function encodeSafetensors({ metadata, tensors }: Safetensors): Uint8Array {
  let offset = 0
  const entries = tensors.map(({ name, dtype, shape, data }) => {
    const start = offset
    offset += data.length
    return [name, { dtype, shape, data_offsets: [start, offset] }] as const
  })
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries([[metadataKey, metadata], ...entries])))
  const headerLength = Math.ceil(json.length / 8) * 8
  const bytes = new Uint8Array(lengthBytes + headerLength + offset)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true)
  bytes.fill(0x20, lengthBytes, lengthBytes + headerLength)
  bytes.set(json, lengthBytes)
  let next = lengthBytes + headerLength
  for (const { data } of tensors) {
    bytes.set(data, next)
    next += data.length
  }
  return bytes
}

/**
 * The length of the JSON header, from the file's first eight bytes.
 * @throws FormatError when there are fewer, or the length is beyond the format's limit.
 */
export function headerLength(bytes: Uint8Array): number {
  if (bytes.length < lengthBytes) throw new FormatError('it ends before its header')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (length > mostHeaderBytes) throw new FormatError(`its header claims ${length} bytes`)
  return Number(length)
}

/**
 * Reads the header from the beginning of a file of `fileLength` bytes.
 * @throws FormatError unless the tensors it lists fill the rest of the file exactly, without holes or overlaps.
 */
export function parseHeader(bytes: Uint8Array, fileLength: number): Header {
  const length = headerLength(bytes)
  const dataStart = lengthBytes + length
  if (bytes.length < dataStart) throw new FormatError('it ends inside its header')
  const text = decodeText(bytes.subarray(lengthBytes, dataStart))
  if (!text.startsWith('{')) throw new FormatError('its header does not start with {')
  const members = parseHeaderText(text)
  if (typeof members === 'string') throw new FormatError(members)
  const metadata = parseMetadata(members.get(metadataKey))
  const entries = [...members].filter(([name]) => name !== metadataKey).map(([name, value]) => parseEntry(name, value))
  // An empty tensor may share its start with the one behind it.
  const inOrder = entries.toSorted((one, other) => one.start - other.start || one.end - other.end)
  let end = 0
  for (const entry of inOrder) {
    if (entry.start !== end) throw new FormatError(`its tensor ${entry.name} leaves a hole or overlaps another`)
    end = entry.end
  }
  if (dataStart + end !== fileLength) {
    throw new FormatError(`it should be ${dataStart + end} bytes long and is ${fileLength}`)
  }
  return { metadata, entries, dataStart }
}

/** @throws FormatError when the bytes are not a whole safetensors file. */
export function decodeSafetensors(bytes: Uint8Array): Safetensors {
  const { metadata, entries, dataStart } = parseHeader(bytes, bytes.length)
  const tensors = entries.map(({ name, dtype, shape, start, end }) => ({
    name,
    dtype,
    shape,
    data: bytes.subarray(dataStart + start, dataStart + end)
  }))
  return { metadata, tensors }
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new FormatError('its header is not UTF-8')
  }
}

function parseMetadata(value: unknown = new Map()): Record<string, string> {
  if (!isMembers(value) || ![...value.values()].every(text => typeof text === 'string')) {
    throw new FormatError('its metadata is not all strings')
  }
  return Object.fromEntries(value) as Record<string, string>
}

function parseEntry(name: string, value: unknown): Entry {
  const fail = (): never => {
    throw new FormatError(`its header describes the tensor ${name} wrongly`)
  }
  if (!isMembers(value)) return fail()
  const [dtype, shape, offsets] = ['dtype', 'shape', 'data_offsets'].map(key => value.get(key))
  if (typeof dtype !== 'string') return fail()
  if (!isKnown(dtype)) throw new FormatError(`its tensor ${name} is of type ${dtype}, which is not read here`)
  if (!isSizes(shape) || !isSizes(offsets) || offsets.length !== 2) return fail()
  const [start, end] = offsets as [number, number]
  if (end - start !== byteLength(shape, dtype)) return fail()
  return { name, dtype, shape, start, end }
}

function isKnown(dtype: string): dtype is Tensor['dtype'] {
  return Object.hasOwn(bytesOf, dtype)
}

/** The bytes of a tensor; NaN as soon as a product is beyond the numbers that can be told apart, even if a 0 follows. */
function byteLength(shape: readonly number[], dtype: Tensor['dtype']): number {
  return shape.reduce((product, size) => {
    const next = product * size
    return Number.isSafeInteger(next) ? next : Number.NaN
  }, bytesOf[dtype])
}

function isMembers(value: unknown): value is Members {
  return value instanceof Map
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(size => Number.isSafeInteger(size) && size >= 0)
}
