import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeCheckpoint, encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import { decodeSafetensors, encodeSafetensors, FormatError, type Tensor } from '../../source/checkpoint/safetensors.js'
import { blankSeal, sealHeader } from '../../source/checkpoint/seal.js'
import { smallCheckpoint } from './small.js'

const original = smallCheckpoint()
const file = encodeCheckpoint(original)
const dataStart = 8 + Number(new DataView(file.buffer).getBigUint64(0, true))

/** The file with another value, or none, for one key of the metadata, and a checksum that is right for that. */
function withEntry(key: string, value?: string): Uint8Array {
  const { metadata, tensors } = decodeSafetensors(file)
  const { [key]: _, headerSha256, ...others } = metadata
  return sealed(value === undefined ? others : { ...others, [key]: value }, tensors)
}

function sealed(metadata: Record<string, string>, tensors: readonly Tensor[]): Uint8Array {
  const { headerSha256 } = blankSeal([])
  const bytes = encodeSafetensors({ metadata: { headerSha256, ...metadata }, tensors })
  sealHeader(bytes.subarray(0, 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true))))
  return bytes
}

describe('a checkpoint', () => {
  it('comes back from its bytes as it was', () => {
    expect(decodeCheckpoint(file)).toEqual(original)
  })
  it('keeps each part of its description as JSON of its own, and a SHA-256 of the data', () => {
    const { metadata } = decodeSafetensors(file)
    const { format, headerSha256, sha256, ...parts } = metadata
    expect(format).toBe('downhill-2')
    expect(headerSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(sha256).toBe(createHash('sha256').update(file.subarray(dataStart)).digest('hex'))
    expect(Object.keys(parts)).toEqual(Object.keys(original.description))
    expect(JSON.parse(parts.recipe!)).toEqual(original.description.recipe)
    expect(JSON.parse(parts.progress!)).toEqual(original.description.progress)
  })
})

describe('a checkpoint of a network for pictures in colour', () => {
  const { description, tensors } = original
  const data = { ...description.data, names: 'names.txt', size: [1, 2] as const, colour: true }
  const dataset = { ...description.dataset, width: 1, height: 2, channels: 3 as const }
  it('says how they were read, and comes back as it was', () => {
    const colour = { description: { ...description, data, dataset }, tensors }
    expect(decodeCheckpoint(encodeCheckpoint(colour))).toEqual(colour)
  })
  it('has three inputs a pixel', () => {
    const misfit = { description: { ...description, dataset: { ...dataset, height: 6 } }, tensors }
    expect(() => decodeCheckpoint(encodeCheckpoint(misfit))).toThrow(/no tensor layers\.0\.weight of shape 3,18/)
  })
})

describe('a checkpoint from before there were branches', () => {
  it('is that of a run with a beginning of its own', () => {
    expect(decodeCheckpoint(withEntry('parent'))).toEqual({
      ...original,
      description: { ...original.description, parent: null }
    })
  })
})

/** What every checkpoint has to say. */
const needed = Object.keys(original.description).filter(key => key !== 'parent')

describe('metadata is refused when', () => {
  it.each([
    ...needed.map(key => [key, new RegExp(`metadata is wrong at ${key}`)] as const),
    ['format', /no checkpoint of downhill/] as const,
    ['sha256', /checksum does not match/] as const
  ])('%s is missing', (key, message) => {
    expect(() => decodeCheckpoint(withEntry(key))).toThrow(FormatError)
    expect(() => decodeCheckpoint(withEntry(key))).toThrow(message)
  })
  it.each([
    ['the format is another', 'format', 'uphill-2', /no checkpoint of downhill/],
    ['the format is that of another version', 'format', 'downhill-1', /another version of downhill wrote it/],
    ['the checksum is another', 'sha256', '0'.repeat(64), /checksum does not match/],
    ['the header’s checksum is another', 'headerSha256', 'f'.repeat(64), /checksum does not match/],
    ['the header’s checksum is too short', 'headerSha256', 'f', /checksum does not match/],
    ['a number is beyond all numbers', 'learningRate', '1e999', /wrong at learningRate/],
    ['the confusion is of other classes', 'confusion', '[[1]]', /confusion is not one of 2 classes/],
    ['the confusion is no square', 'confusion', '[[1,2],[3]]', /confusion is not one of 2 classes/],
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
    ['a branch begins nowhere', 'parent', '{"run":"a","epoch":1}', /wrong at parent/],
    ['a branch begins before the beginning', 'parent', '{"run":"a","epoch":-1,"batch":0}', /wrong at parent/],
    ['the confusion is not of counts', 'confusion', '[[0.5]]', /wrong at confusion/]
  ])('%s', (_, key, value, message: RegExp = /metadata is wrong at/) => {
    expect(() => decodeCheckpoint(withEntry(key, value))).toThrow(FormatError)
    expect(() => decodeCheckpoint(withEntry(key, value))).toThrow(message)
  })
})
