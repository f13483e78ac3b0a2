import { describe, expect, it } from 'vitest'
import { type DataChoice, DataError, type Dataset } from '../../source/dataset/dataset.js'
import { shuffledLabels, split } from '../../source/dataset/split.js'

function datasetOf(training: number, test: number): Dataset {
  const block = (count: number) => ({ pixels: new Uint8Array(count), labels: new Uint8Array(count) })
  return { name: 'small', width: 1, height: 1, classes: ['a', 'b'], train: block(training), test: block(test) }
}

const choice = (validation: number, trainSize: number | 'all' = 'all'): DataChoice => ({
  data: 'small',
  validation,
  trainSize,
  shuffleLabels: false
})

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

describe('a split', () => {
  it.each<[number, number | 'all', number[], number[]]>([
    [3, 'all', range(0, 7), [7, 8, 9]],
    [0, 'all', range(0, 10), []],
    [9, 'all', [0], range(1, 10)],
    [3, 2, [0, 1], [7, 8, 9]],
    [3, 7, range(0, 7), [7, 8, 9]],
    [0, 10, range(0, 10), []]
  ])('of ten images that holds out %i and trains on %s takes the first and keeps the last', (v, size, first, last) => {
    const { training, validation, test } = split(datasetOf(10, 4), choice(v, size))
    expect([...training]).toEqual(first)
    expect([...validation]).toEqual(last)
    expect([...test]).toEqual([10, 11, 12, 13])
  })
  it.each<[number, number | 'all', string]>([
    [10, 'all', 'Holding out 10 images leaves none of 10 to train on: give a smaller --validation.'],
    [11, 1, 'Holding out 11 images leaves none of 10 to train on: give a smaller --validation.'],
    [3, 8, '--train-size 8 is more than the 7 training images there are: give a smaller one.']
  ])('that holds out %i of ten and trains on %s is refused', (validation, trainSize, message) => {
    expect(() => split(datasetOf(10, 4), choice(validation, trainSize))).toThrow(new DataError(message))
    expect(() => split(datasetOf(10, 4), choice(validation, trainSize))).toThrow(DataError)
  })
})

describe('shuffled labels', () => {
  const labels = Uint8Array.from({ length: 200 }, (_, i) => i % 10)
  const training = Uint32Array.from(range(0, 150))
  const dealt = shuffledLabels(labels, training, 1)
  it('are those of the training images in another order', () => {
    expect([...dealt.slice(0, 150)].toSorted()).toEqual([...labels.slice(0, 150)].toSorted())
    expect([...dealt.slice(0, 150)]).not.toEqual([...labels.slice(0, 150)])
  })
  it('leave held-out images alone, and what they were made from', () => {
    expect([...dealt.slice(150)]).toEqual([...labels.slice(150)])
    expect([...labels]).toEqual(Array.from({ length: 200 }, (_, i) => i % 10))
  })
  it('are dealt the same way again with the same seed, and another way with another', () => {
    expect(shuffledLabels(labels, training, 1)).toEqual(dealt)
    expect(shuffledLabels(labels, training, 2)).not.toEqual(dealt)
  })
})
