import { describe, expect, it } from 'vitest'
import { createArena, numbersAt } from '../../source/engine/arena.js'
import { initialize } from '../../source/engine/initializer.js'
import { biasesOf, createNetwork, listedColumns, weightIndex, weightsOf } from '../../source/engine/network.js'
import { initializerNames } from '../../source/engine/recipe.js'
import { classic } from './small.js'

describe('a network', () => {
  it.each([
    [784, [16, 16], 10, 13_002],
    [784, [], 10, 7_850],
    [784, [128], 10, 101_770],
    [4096, [3], 2, 12_299]
  ])(
    'of %i inputs, hidden layers %j and %i outputs has %i weights and biases',
    (inputs, hiddenLayers, outputs, count) => {
      const network = createNetwork(createArena(), inputs, outputs, { ...classic, hiddenLayers })
      expect(network.parameterCount).toBe(count)
      expect(network.sizes).toEqual([inputs, ...hiddenLayers, outputs])
    }
  )
  it('keeps its layers apart in memory, each aligned to a cache line', () => {
    const arena = createArena()
    const network = createNetwork(arena, 7, 3, { ...classic, hiddenLayers: [5, 2] })
    const { parameters, layers } = network
    const all = numbersAt(arena, parameters.start, parameters.length)
    layers.forEach((_, l) => {
      weightsOf(arena, network, parameters, l).fill(l + 1)
      biasesOf(arena, network, parameters, l).fill(-l - 1)
    })
    const counts = new Map<number, number>()
    for (const value of all) counts.set(value, (counts.get(value) ?? 0) + 1)
    // Rows of 5, 2 and 3 are padded to 16; of biases only the padding keeps its zeros.
    expect(Object.fromEntries(counts)).toEqual({ 1: 112, 2: 80, 3: 32, '-1': 5, '-2': 2, '-3': 3, 0: 38 })
    for (const address of [...parameters.weights, ...parameters.biases]) expect(address % 64).toBe(0)
    expect(parameters.weightLength).toBe(224)
  })
})

describe('of a first layer', () => {
  it.each([
    [100, 100, 96],
    [100, 52, 48],
    [100, 4, 0],
    [101, 101, 101],
    [128, 128, 128],
    [49, 49, 48],
    [32, 32, 0]
  ])('with %i neurons, %i of them go pixel by pixel as far as %i', (outputs, columns, listed) => {
    const layer = { inputs: 784, outputs, width: Math.ceil(outputs / 16) * 16, activation: 'relu' } as const
    expect(listedColumns(layer, columns)).toBe(listed)
  })
})

describe('initialize', () => {
  const deviations = { normal: 1, 'fan-in': 1 / 28, xavier: Math.sqrt(2 / 884), he: Math.sqrt(2 / 784) }
  it.each(initializerNames)('%s draws weights with its standard deviation and leaves the padding zero', name => {
    const arena = createArena()
    const network = createNetwork(arena, 784, 10, { ...classic, hiddenLayers: [98] })
    initialize(arena, network, name, 1)
    const expected = name === 'xavier' ? Math.sqrt(2 / (784 + 98)) : deviations[name]
    const layer = network.layers[0]!
    const places = new Set(Array.from({ length: 784 * 98 }, (_, k) => weightIndex(layer, k % 784, Math.floor(k / 784))))
    expect(places.size).toBe(784 * 98)
    const weights = weightsOf(arena, network, network.parameters, 0)
    const real = Array.from(weights).filter((_, i) => places.has(i))
    const deviation = Math.sqrt(real.reduce((sum, value) => sum + value * value, 0) / real.length)
    expect(deviation / expected).toBeCloseTo(1, 1)
    expect(weights.filter((_, i) => !places.has(i)).every(value => value === 0)).toBe(true)
  })
  it('gives layers and seeds numbers of their own', () => {
    const firstWeight = (seed: number, l: number) => {
      const arena = createArena()
      const network = createNetwork(arena, 16, 10, { ...classic, hiddenLayers: [16] })
      initialize(arena, network, 'normal', seed)
      return weightsOf(arena, network, network.parameters, l)[0]
    }
    expect(new Set([firstWeight(1, 0), firstWeight(1, 1), firstWeight(2, 0)]).size).toBe(3)
    expect(firstWeight(1, 0)).toBe(firstWeight(1, 0))
  })
})

describe('an arena', () => {
  it('refuses more than WebAssembly can address in one clear sentence', () => {
    const arena = createArena()
    expect(() =>
      numbersAt(arena, createNetwork(arena, 60_000, 10, { ...classic, hiddenLayers: [60_000] }).parameters.start, 1)
    ).toThrow('This needs 13.4 GiB of memory; the limit is 4 GiB.')
  })
})
