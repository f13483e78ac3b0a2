import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { decodeSafetensors, encodeSafetensors, FormatError } from '../../source/checkpoint/safetensors.js'
import { smallCheckpoint } from './small.js'

const original = smallCheckpoint()
const file = encodeCheckpoint(original)
const dataStart = 8 + Number(new DataView(file.buffer).getBigUint64(0, true))

/** What the file with one bit turned over decodes to; null when it is refused. */
function flipped(place: number, bit: number): Checkpoint | null {
  const bytes = file.slice()
  bytes[place]! ^= 1 << bit
  try {
    return decodeCheckpoint(bytes)
  } catch (error) {
    if (error instanceof FormatError) return null
    throw error
  }
}

/** What becomes of every turned bit from one place of the file to another. */
function flips(from: number, to: number): (Checkpoint | null)[] {
  return Array.from({ length: (to - from) * 8 }, (_, i) => flipped(from + Math.floor(i / 8), i % 8))
}

/** The file with another value, or none, for one key of the metadata. */
function withEntry(key: string, value?: string): Uint8Array {
  const { metadata, tensors } = decodeSafetensors(file)
  const { [key]: _, ...others } = metadata
  return encodeSafetensors({ metadata: value === undefined ? others : { ...others, [key]: value }, tensors })
}

describe('a checkpoint', () => {
  it('comes back from its bytes as it was', () => {
    expect(decodeCheckpoint(file)).toEqual(original)
  })
  it('keeps each part of its description as JSON of its own, and a SHA-256 of the data', () => {
    const { metadata } = decodeSafetensors(file)
    const { format, sha256, ...parts } = metadata
    expect(format).toBe('downhill-1')
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(Object.keys(parts)).toEqual(Object.keys(original.description))
    expect(JSON.parse(parts.recipe!)).toEqual(original.description.recipe)
    expect(JSON.parse(parts.progress!)).toEqual(original.description.progress)
  })
  it('is refused when any bit of its data is wrong', () => {
    const results = flips(dataStart, file.length)
    expect(results).toHaveLength(2 * 4 * (6 * 3 + 3 + 3 * 2 + 2) * 8)
    expect(results.every(result => result === null)).toBe(true)
  })
  it('throws a FormatError or nothing, whichever bit of its header is wrong', () => {
    expect(() => flips(0, dataStart)).not.toThrow()
  })
  // The checksum covers the data section alone, so a 1 that turns into a 3 in the metadata goes unnoticed.
  it('is refused or means the same, whichever bit of its header is wrong', () => {
    const others = flips(0, dataStart).filter(result => result && !isDeepStrictEqual(result, original))
    expect(others).toHaveLength(0)
  })
})

describe('metadata is refused when', () => {
  it.each([
    ...Object.keys(original.description).map(key => [key, new RegExp(`metadata is wrong at ${key}`)] as const),
    ['format', /no checkpoint of downhill/] as const,
    ['sha256', /checksum does not match/] as const
  ])('%s is missing', (key, message) => {
    expect(() => decodeCheckpoint(withEntry(key))).toThrow(FormatError)
    expect(() => decodeCheckpoint(withEntry(key))).toThrow(message)
  })
  it.each([
    ['the format is another', 'format', 'downhill-2', /no checkpoint of downhill/],
    ['the checksum is another', 'sha256', '0'.repeat(64), /checksum does not match/],
    ['steps are broken', 'steps', '1.5', /wrong at steps/],
    ['steps are negative', 'steps', '-1', /wrong at steps/],
    ['steps are not JSON', 'steps', 'nine', /wrong at steps/],
    ['the history is an object', 'history', '{}', /wrong at history/],
    ['an epoch of the history has no cost', 'history', '[{"epoch":1}]', /wrong at history\.0\.cost/],
    ['an accuracy is above 1', 'history', JSON.stringify([{ ...original.description.history[0], trainAccuracy: 95 }])],
    ['an optimizer is unknown', 'recipe', JSON.stringify({ ...original.description.recipe, optimizer: 'lion' })],
    ['a hidden layer is empty', 'recipe', JSON.stringify({ ...original.description.recipe, hiddenLayers: [0] })],
    ['a batch is empty', 'recipe', JSON.stringify({ ...original.description.recipe, batchSize: 0 })],
    ['an image has no width', 'dataset', JSON.stringify({ ...original.description.dataset, width: 0 })],
    ['the confusion is not of counts', 'confusion', '[[0.5]]', /wrong at confusion/]
  ])('%s', (_, key, value, message: RegExp = /metadata is wrong at/) => {
    expect(() => decodeCheckpoint(withEntry(key, value))).toThrow(FormatError)
    expect(() => decodeCheckpoint(withEntry(key, value))).toThrow(message)
  })
})
