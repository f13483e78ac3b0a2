import { describe, expect, it } from 'vitest'
import { memorisingIn, memorisingWords } from '../../source/ui/memorising.js'
import { record } from './run.js'

type Epoch = readonly [training: number, heldOut: number | null]
const history = (...epochs: readonly Epoch[]) =>
  epochs.map(([trainAccuracy, validationAccuracy], i) => ({ ...record(i + 1), trainAccuracy, validationAccuracy }))
const nameOf = (epochs: readonly Epoch[], examples = 10_000) => memorisingIn(history(...epochs), examples).name

describe('a network memorises', () => {
  it.each([
    [
      'when training gets further and further ahead',
      [
        [0.8, 0.79],
        [0.88, 0.83],
        [0.95, 0.84],
        [1, 0.84]
      ],
      'growing'
    ],
    ['when that begins with the first epoch', [[0.6, 0.1]], 'growing'],
    [
      'when it has come to know them all',
      [
        [1, 0.86],
        [1, 0.86],
        [1, 0.86],
        [1, 0.861]
      ],
      'steady'
    ],
    [
      'not when both do well: the classic network',
      [
        [0.9, 0.9],
        [0.95, 0.945],
        [0.97, 0.952]
      ],
      'no'
    ],
    ['not when training does worse', [[0.8, 0.9]], 'no'],
    ['not before the first epoch', [], 'no'],
    ['not as far as anybody can tell when nothing is held out', [[1, null]], 'no']
  ] as const)('%s', (_, epochs, name) => {
    expect(nameOf(epochs)).toBe(name)
  })
  it('when the gap is more than chance: four points are much of 10,000 images and nothing of 100', () => {
    const epochs: readonly Epoch[] = [[0.94, 0.9]]
    expect([nameOf(epochs, 10_000), nameOf(epochs, 100)]).toEqual(['growing', 'no'])
  })
})

describe('the words', () => {
  const words = (training: number, heldOut: number, labels: 'own' | 'shuffled' = 'own') =>
    memorisingWords(memorisingIn(history([training, heldOut]), 10_000), labels)
  it('are none as long as it learns what carries over', () => {
    expect(words(0.95, 0.945)).toBeNull()
  })
  it('say how far ahead training is', () => {
    expect(words(1, 0.877)).toBe('memorising: 12.3 points ahead, and growing')
  })
  it('say of random labels what they can only be', () => {
    expect(words(0.1, 0.1, 'shuffled')).toBe('random labels: all it can do is memorise')
  })
  it('have room where they stand', () => {
    for (const name of ['steady', 'growing'] as const) {
      expect(memorisingWords({ name, gap: 0.999 }, 'own')!.length).toBeLessThanOrEqual(46)
    }
  })
})
