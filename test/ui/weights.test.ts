import { describe, expect, it } from 'vitest'
import { createArena } from '../../source/engine/arena.js'
import { initialize } from '../../source/engine/initializer.js'
import { createNetwork } from '../../source/engine/network.js'
import { incoming, initialWeights, outgoing, trainedWeights } from '../../source/ui/weights.js'
import { matrixOf, networkOf } from './network.js'

const ready = networkOf({ hiddenLayers: [20, 17], seed: 42, initializer: 'xavier' }, { width: 6, height: 4 })

describe('the weights of a neuron', () => {
  it.each([
    [0, 19],
    [1, 16],
    [2, 9]
  ])('are those of its column, and those that leave it a row of the next (layer %i, neuron %i)', (l, j) => {
    const weights = trainedWeights(ready)
    expect([...incoming(weights, l, j)]).toEqual(matrixOf(ready, l).map(row => row[j]))
    expect([...outgoing(weights, l, j)]).toEqual(l === 2 ? [] : matrixOf(ready, l + 1)[j])
  })
})

describe('the initial weights', () => {
  it('are those that the run began with, to the last bit', () => {
    const arena = createArena()
    const network = createNetwork(arena, 24, 10, ready.recipe)
    initialize(arena, network, 'xavier', 42)
    const begun = trainedWeights({ ...ready, memory: arena.memory, parameters: network.parameters })
    expect(initialWeights(ready).weights).toEqual(begun.weights)
    expect(initialWeights(ready).biases).toEqual(begun.biases)
    expect(initialWeights(ready).weights).not.toEqual(trainedWeights(ready).weights)
  })
})
