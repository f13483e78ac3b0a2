import { describe, expect, it } from 'vitest'
import {
  factsOf,
  furthestFirst,
  listedFile,
  noteOf,
  qualityOf,
  recordOf
} from '../../../source/ui/checkpoints/listed.js'
import { record } from '../run.js'
import { describeFile, fileAt } from './listing.js'

const run = { run: 'one', places: [] }

describe('a listed file', () => {
  it.each([
    ['epoch-0007.safetensors', { epoch: 7, batch: 0 }],
    ['epoch-0007-batch-000012.safetensors', { epoch: 7, batch: 12 }],
    ['mine.safetensors', null]
  ])('named %s stands where its name says', (name, place) => {
    const file = { path: `somewhere/a-run/${name}`, bytes: 1, modified: 2 }
    expect(listedFile(file)).toEqual({ ...file, run: 'a-run', place })
  })
  it('comes before those that are less far, and before those with names that are not ours', () => {
    const files = ['mine', 2, '10', '2+5', 1].map(place => fileAt('one', place))
    const names = files.sort(furthestFirst).map(({ path }) => path.split('/').at(-1))
    expect(names).toEqual([
      'epoch-0010.safetensors',
      'epoch-0002-batch-000005.safetensors',
      'epoch-0002.safetensors',
      'epoch-0001.safetensors',
      'mine.safetensors'
    ])
  })
})

describe('what a row says', () => {
  const noted = (place: number | string, changed = {}) => {
    const file = fileAt('one', place)
    return noteOf({ file, description: { ...describeFile(file, run), ...changed }, problem: null }).summary!
  }
  it('of a checkpoint after an epoch is what its own weights gave', () => {
    expect(noted(2)).toEqual({
      ...{ place: { epoch: 2, batch: 0 }, epochs: 30, learningRate: 0.3 },
      heldOut: record(2).validationAccuracy,
      cost: record(2).cost,
      past: [record(1).validationAccuracy, record(2).validationAccuracy]
    })
  })
  it('of one in the middle of an epoch is only how the epochs before were', () => {
    expect(noted('2+7')).toMatchObject({ heldOut: null, cost: null, past: [expect.anything(), expect.anything()] })
  })
  it('is nothing about held-out images where there are none', () => {
    const history = [{ ...record(1), validationAccuracy: null }]
    expect(noted(1, { history })).toMatchObject({ heldOut: null, cost: record(1).cost, past: [] })
  })
  it('is why a file can’t be used', () => {
    expect(noteOf({ file: fileAt('one', 1), description: null, problem: 'it is empty' })).toEqual({
      summary: null,
      problem: 'it is empty'
    })
  })
})

describe('what a run tells of its epochs', () => {
  const facts = factsOf(describeFile(fileAt('one', 3), run), 'path')
  it.each<[number | string, number | null]>([
    [1, 1],
    [3, 3],
    [4, null],
    ['2+1', null],
    ['mine', null]
  ])('is for the file at %s the record of epoch %s', (place, epoch) => {
    expect(recordOf(fileAt('one', place), facts)?.epoch ?? null).toBe(epoch)
  })
  it('is nothing before it has told', () => {
    expect(recordOf(fileAt('one', 1), undefined)).toBeUndefined()
  })
  it.each([
    ['on held-out images', record(2), record(2).validationAccuracy],
    ['on training images where none are held out', { ...record(2), validationAccuracy: null }, record(2).trainAccuracy],
    ['unknown', undefined, null]
  ])('makes it as good as %s', (_, told, quality) => {
    expect(qualityOf(told)).toBe(quality)
  })
})
