import { describe, expect, it } from 'vitest'
import { neuronMaps } from '../../../source/ui/charts/neuron-maps.js'
import { trainedWeights } from '../../../source/ui/weights.js'
import { matrixOf, networkOf } from '../network.js'

const image = { width: 6, height: 4 }
const ready = networkOf({ hiddenLayers: [20, 17, 5] }, image)
const full = { pixelWidth: 6, pixelHeight: 4 }

const product = (a: number[][], b: number[][]) =>
  a.map(row => b[0]!.map((_, k) => row.reduce((sum, value, j) => sum + value * b[j]![k]!, 0)))

/** W¹ W² … Wˡ, by the textbook // [pixels][neurons] */
const upTo = (l: number) =>
  Array.from({ length: l }, (_, k) => matrixOf(ready, k + 1)).reduce(product, matrixOf(ready, 0))

describe('the map of a neuron', () => {
  it.each([0, 1, 2, 3])('of layer %i is the product of the matrices up to it', l => {
    const { outputs } = ready.layers[l]!
    const maps = neuronMaps(trainedWeights(ready), l, 0, outputs, image, full)
    const expected = upTo(l)
    for (let j = 0; j < outputs; j++)
      for (let p = 0; p < 24; p++) expect(maps[j * 24 + p]).toBeCloseTo(expected[p]![j]!, 6)
  })

  it('that is smaller than the image has averages for its pixels', () => {
    const maps = neuronMaps(trainedWeights(ready), 1, 16, 1, image, { pixelWidth: 3, pixelHeight: 2 })
    const expected = upTo(1)
    const mean = (x: number, y: number) =>
      [0, 1, 6, 7].reduce((sum, step) => sum + expected[2 * y * 6 + 2 * x + step]![16]!, 0) / 4
    expect(maps.length).toBe(6)
    for (let y = 0; y < 2; y++) for (let x = 0; x < 3; x++) expect(maps[y * 3 + x]).toBeCloseTo(mean(x, y), 6)
  })

  it('is the same for a neuron in the middle of a page', () => {
    const weights = trainedWeights(ready)
    const all = neuronMaps(weights, 1, 0, 17, image, full)
    expect(neuronMaps(weights, 1, 3, 4, image, full)).toEqual(all.slice(3 * 24, 7 * 24))
  })
})
