import { describe, expect, it } from 'vitest'
import { numbersAt } from '../../source/engine/arena.js'
import { perform } from '../../source/engine/descent.js'
import { type Network, weightIndex } from '../../source/engine/network.js'
import { paceOf } from '../../source/engine/optimizer.js'
import { type ActivationName, activationNames, costNames, mismatch, type Recipe } from '../../source/engine/recipe.js'
import { alone, ask, classic, gradientOf, noiseImages, smallLane } from './small.js'

/** Every activation in the hidden layers, with every cost and output activation that go together. */
const pairs = costNames.flatMap(cost =>
  activationNames
    .filter(output => mismatch(cost, output) === undefined)
    .flatMap(output =>
      activationNames.filter(hidden => hidden !== 'softmax').map(hidden => [hidden, output, cost] as const)
    )
)

function recipeOf(
  hidden: ActivationName,
  output: ActivationName,
  cost: Recipe['cost'],
  layers: readonly number[] = [6, 4]
): Recipe {
  return { ...classic, hiddenLayers: layers, activation: hidden, outputActivation: output, cost }
}

/** Gradient by backpropagation and by central differences of the cost, for every parameter, padding included. */
function gradients(recipe: Recipe) {
  const small = smallLane('float64', recipe)
  const { arena, lane, count } = small
  const { parameters } = lane.layout.network
  const byBackprop = gradientOf(small)
  const w = numbersAt(arena, parameters.start, parameters.length)
  const isReal = realParameters(lane.layout.network)
  const h = 1e-5
  const byDifferences = Array.from(w, (value, i) => {
    if (!isReal[i]) return 0
    w[i] = value + h
    const above = ask(small).cost
    w[i] = value - h
    const below = ask(small).cost
    w[i] = value
    return (above - below) / (2 * h * count)
  })
  return { byBackprop, byDifferences }
}

/** Which numbers of a network's parameters are weights and biases, not padding. */
function realParameters({ layers, parameters }: Network): boolean[] {
  const isReal = new Array<boolean>(parameters.length).fill(false)
  const place = (address: number) => (address - parameters.start) / 8
  layers.forEach((layer, l) => {
    for (let j = 0; j < layer.outputs; j++) {
      isReal[place(parameters.biases[l]!) + j] = true
      for (let i = 0; i < layer.inputs; i++) isReal[place(parameters.weights[l]!) + weightIndex(layer, i, j)] = true
    }
  })
  return isReal
}

function norm(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
}

describe('backpropagation, in float64', () => {
  it.each(pairs)('agrees with finite differences for %s layers, %s outputs and %s cost', (hidden, output, cost) => {
    const { byBackprop, byDifferences } = gradients(recipeOf(hidden, output, cost))
    const error = norm(byBackprop.map((value, i) => value - byDifferences[i]!)) / norm(byDifferences)
    expect(norm(byBackprop)).toBeGreaterThan(1e-3)
    expect(error).toBeLessThan(1e-6)
  })
  it.each([[[]], [[1]], [[3, 1, 2, 5]]])('agrees with finite differences for hidden layers of sizes %j', layers => {
    const { byBackprop, byDifferences } = gradients(recipeOf('tanh', 'softmax', 'cross-entropy', layers))
    const error = norm(byBackprop.map((value, i) => value - byDifferences[i]!)) / norm(byDifferences)
    expect(error).toBeLessThan(1e-6)
  })
})

describe('the compiled engine', () => {
  it.each([...pairs.map(pair => [...pair, [9, 16]] as const), ['relu', 'softmax', 'cross-entropy', [70, 33]] as const])(
    'agrees with its float64 twin to 1e-5 for %s layers, %s outputs, %s cost and sizes %j',
    (hidden, output, cost, layers) => {
      const results = (['float32', 'float64'] as const).map(precision => {
        const small = smallLane(precision, recipeOf(hidden, output, cost, layers))
        return { ...ask(small), gradient: gradientOf(small) }
      })
      const [single, double] = results as [(typeof results)[0], (typeof results)[0]]
      expect(Math.abs(single.cost / double.cost - 1)).toBeLessThan(1e-5)
      expect(single.correct).toBe(double.correct)
      expect(norm(single.gradient.map((value, i) => value - double.gradient[i]!)) / norm(double.gradient)).toBeLessThan(
        1e-5
      )
    }
  )
  describe.each([
    [300, 50],
    [1100, 50],
    [2100, 52],
    [1100, 70],
    [1100, 20]
  ])('for images of %i pixels and %i neurons', (inputs, neurons) => {
    const recipe = recipeOf('tanh', 'softmax', 'cross-entropy', [neurons])
    it('adds up every pixel once for every weight, however the first layer is cut into blocks', () => {
      const small = smallLane('float32', recipe, { inputs })
      gradientOf(small)
      const { arena, count, lane } = small
      const { network, scratch, gradient } = lane.layout
      const { width } = network.layers[0]!
      const { pixels } = noiseImages(count, inputs, 5)
      const delta = numbersAt(arena, scratch.delta[0]!, count * width)
      const actual = numbersAt(arena, gradient.weights[0]!, inputs * width)
      const error = (i: number, j: number) => {
        let sum = 0
        for (let row = 0; row < count; row++) sum += (pixels[row * inputs + i]! / 255) * delta[row * width + j]!
        return Math.abs(actual[weightIndex({ inputs }, i, j)]! - sum / count)
      }
      const errors = Array.from({ length: inputs * neurons }, (_, at) => error(at % inputs, Math.floor(at / inputs)))
      expect(Math.max(...delta)).toBeGreaterThan(1e-3)
      expect(errors.reduce((most, value) => Math.max(most, value))).toBeLessThan(1e-7)
    })
    it('leaves nothing of a gradient behind a step', () => {
      const { arena, lane, batch, count } = smallLane('float32', { ...recipe, optimizer: 'adam' }, { inputs })
      const { gradient } = lane.layout
      const paces = [paceOf('adam', { eta: 0.01, step: 1 }, count, 0)]
      perform(lane, { kind: 'descend', batch, rows: count, paces }, alone)
      expect(numbersAt(arena, gradient.start, gradient.length).every(value => value === 0)).toBe(true)
    })
  })
  it('keeps padding at zero, in activations, deltas and gradients', () => {
    const small = smallLane('float32', recipeOf('sigmoid', 'sigmoid', 'quadratic', [6, 50]))
    gradientOf(small)
    const { network, scratch, gradient } = small.lane.layout
    network.layers.forEach(({ inputs, outputs, width }, l) => {
      for (const [address, rows] of [
        [scratch.a[l]!, small.count],
        [scratch.delta[l]!, small.count],
        [gradient.biases[l]!, 1]
      ] as const) {
        const numbers = numbersAt(small.arena, address, rows * width)
        expect(numbers.some((value, i) => i % width < outputs && value !== 0)).toBe(true)
        expect(numbers.every((value, i) => i % width < outputs || value === 0)).toBe(true)
      }
      const lastPanel = numbersAt(small.arena, gradient.weights[l]! + (width - 16) * inputs * 4, inputs * 16)
      expect(lastPanel.some(value => value !== 0)).toBe(true)
      expect(lastPanel.every((value, i) => width - 16 + (i % 16) < outputs || value === 0)).toBe(true)
    })
  })
})
