import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { decodeCheckpoint, decodeDescription, encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { FormatError } from '../../source/checkpoint/safetensors.js'
import { smallCheckpoint } from './small.js'

const original = smallCheckpoint()
export const file = encodeCheckpoint(original)

/** The message with which `read` refuses; null when it does not. An error of any other kind goes on: it is a crash. */
function refusal(read: () => unknown): string | null {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

/**
 * What is wrong with how we take a damaged file; undefined when all is well: read whole it has to be refused with a clause
 * of one line, and its header has to be refused too, or say just what it said before.
 */
export function complaint(bytes: Uint8Array): string | undefined {
  const message = refusal(() => decodeCheckpoint(bytes))
  if (message === null) return 'was not refused'
  if (!/^(its|it|another version) [^\n]{5,300}$/u.test(message)) return `was refused with “${message}”`
  let description: unknown
  const isRefused = refusal(() => {
    description = decodeDescription(bytes, bytes.length)
  })
  if (isRefused === null && !isDeepStrictEqual(description, original.description)) return 'shows a wrong number'
  return undefined
}

/** The files that come about when one byte of the file becomes any of `values` other than what it is. */
export function* flips(values: (byte: number) => readonly number[]): Generator<Uint8Array> {
  for (const [place, byte] of file.entries()) {
    for (const value of values(byte)) if (value !== byte) yield file.with(place, value)
  }
}

const place = fc.nat(file.length)
const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 })

/** Something that can happen to the bytes of a file. */
const mishap = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(
    ([at, value]) =>
      (bytes: Uint8Array) =>
        bytes.with(at % bytes.length, value)
  ),
  fc.tuple(place, chunk).map(([at, written]) => (bytes: Uint8Array) => {
    const start = at % bytes.length
    return join(bytes.subarray(0, start), written, bytes.subarray(start + written.length))
  }),
  fc.tuple(place, chunk).map(
    ([at, added]) =>
      (bytes: Uint8Array) =>
        join(bytes.subarray(0, at), added, bytes.subarray(at))
  ),
  fc.tuple(place, place).map(
    ([a, b]) =>
      (bytes: Uint8Array) =>
        join(bytes.subarray(0, Math.min(a, b)), bytes.subarray(Math.max(a, b)))
  ),
  fc.tuple(place, fc.nat(400), place).map(([from, length, to]) => (bytes: Uint8Array) => {
    const copied = bytes.slice(from, from + length)
    return join(bytes.subarray(0, to), copied, bytes.subarray(to + copied.length))
  }),
  fc.tuple(place, fc.nat(4096)).map(
    ([from, length]) =>
      (bytes: Uint8Array) =>
        bytes.slice().fill(0, from, from + length)
  ),
  // Another number where a number stands, which keeps the JSON whole.
  fc.tuple(fc.nat(200), fc.nat(9)).map(([which, digit]) => (bytes: Uint8Array) => {
    const digits = [...bytes.keys()].filter(at => bytes[at]! >= 0x30 && bytes[at]! <= 0x39)
    return digits.length === 0 ? bytes : bytes.with(digits[which % digits.length]!, 0x30 + digit)
  })
)

/** The file after one to four mishaps; now and then they leave it as it was. */
export const mutations = fc
  .array(mishap, { minLength: 1, maxLength: 4 })
  .map(mishaps => mishaps.reduce<Uint8Array>((bytes, happen) => (bytes.length === 0 ? bytes : happen(bytes)), file))

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
