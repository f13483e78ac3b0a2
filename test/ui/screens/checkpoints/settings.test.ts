import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../../source/ui/checkpoints/listed.js'
import {
  differences,
  nameWidth,
  resultsOf,
  settingsLine,
  settingsOf
} from '../../../../source/ui/screens/checkpoints/settings.js'
import { describeFile, fileAt, type SomeRun } from '../../checkpoints/listing.js'

const described = (some: Partial<SomeRun> = {}, place: number | string = 3) =>
  describeFile(fileAt('one', place), { run: 'one', places: [], ...some })

describe('a run in a line', () => {
  it.each<[Partial<SomeRun>, string]>([
    [{}, 'η 0.3 · SGD · batch 10 · sigmoid · quadratic'],
    [{ recipe: { schedule: 'cosine', optimizer: 'adam' } }, 'η 0.3 · cosine · adam · batch 10 · sigmoid · quadratic'],
    [
      { parent: { run: 'two', epoch: 2, batch: 1930 }, learningRate: 0.15 },
      'from epoch 2 batch 1,930 · η 0.15 · SGD · batch 10 · sigmoid · quadratic'
    ]
  ])('of %o is %s', (some, expected) => {
    expect(settingsLine(factsOf(described(some), 'path'))).toBe(expected)
  })
  it('names other data than MNIST', () => {
    const description = described()
    const dataset = { ...description.dataset, name: 'häuser' }
    expect(settingsLine(factsOf({ ...description, dataset }, 'path'))).toMatch(/ · häuser$/)
  })
})

describe('what a checkpoint says', () => {
  const shown = (settings: ReturnType<typeof resultsOf>) => settings.map(({ name, value }) => `${name}: ${value}`)
  it('of its results is what its own weights gave', () => {
    expect(shown(resultsOf(described()))).toEqual([
      'epoch: 3',
      'held out: 96.00 %',
      'training: 96.67 %',
      'cost: 0.1000'
    ])
    expect(shown(resultsOf(described({}, '3+1930')))).toEqual([
      'epoch: 3 + 1,930 batches',
      'held out: –',
      'training: –',
      'cost: –'
    ])
  })
  it('of its settings is all of them', () => {
    const parent = { run: 'two', epoch: 2, batch: 0 }
    expect(shown(settingsOf(described({ parent, learningRate: 0.15 })))).toEqual([
      'layers: 784-16-16-10',
      'η: 0.15 (was 0.3)',
      'optimizer: SGD',
      'batch: 10',
      'activation: sigmoid',
      'outputs: sigmoid',
      'cost function: quadratic',
      'schedule: constant',
      'epochs: 30',
      'seed: 1',
      'weight decay: 0',
      'initializer: fan-in',
      'augmentation: none',
      'data: mnist (1415ca81)',
      'train size: all',
      'held-out images: 10,000',
      'labels: true',
      'began: at epoch 2 of two'
    ])
  })
  it('has names that fit their column', () => {
    const names = [...resultsOf(described()), ...settingsOf(described())].map(({ name }) => name.length)
    expect(Math.max(...names)).toBeLessThan(nameWidth)
  })
})

describe('differences', () => {
  it('are the settings that two checkpoints do not share', () => {
    const [one, other] = [described(), described({ learningRate: 0.15, recipe: { activation: 'relu', seed: 2 } })]
    expect(differences(settingsOf(one), settingsOf(other))).toEqual([
      { name: 'η', one: '0.3', other: '0.15 (was 0.3)' },
      { name: 'activation', one: 'sigmoid', other: 'relu' },
      { name: 'seed', one: '1', other: '2' }
    ])
  })
  it('are none between a checkpoint and itself', () => {
    expect(differences(settingsOf(described()), settingsOf(described()))).toEqual([])
  })
})
