import { describe, expect, it } from 'vitest'
import { numbersAt } from '../../source/engine/arena.js'
import { accumulate, backward, countCorrect, forward, outputDelta } from '../../source/engine/backprop.js'
import { allocateParameters } from '../../source/engine/network.js'
import { type ActivationName, activationNames, costNames, mismatch, type Recipe } from '../../source/engine/recipe.js'
import { classic, smallPass } from './small.js'

/** Every activation in the hidden layers, with every cost and output activation that go together. */
const pairs = costNames.flatMap(cost =>
  activationNames
    .filter(output => mismatch(cost, output) === undefined)
    .flatMap(output =>
      activationNames.filter(hidden => hidden !== 'softmax').map(hidden => [hidden, output, cost] as const)
    )
)

function recipeOf(hidden: ActivationName, output: ActivationName, cost: Recipe['cost'], layers = [6, 4]): Recipe {
  return { ...classic, hiddenLayers: layers, activation: hidden, outputActivation: output, cost }
}

/** Gradient by backpropagation and by central differences of the cost, for every parameter, padding included. */
function gradients(recipe: Recipe) {
  const { arena, pass, batch, count } = smallPass('float64', recipe)
  const { parameters, layers } = pass.network
  const costOf = () => {
    forward(pass, batch, count)
    return outputDelta(pass, batch, count) / count
  }
  const into = allocateParameters(arena, layers)
  costOf()
  backward(pass, count)
  accumulate(pass, batch, count, into, 1 / count)
  const w = numbersAt(arena, parameters.start, parameters.length)
  const byBackprop = Array.from(numbersAt(arena, into.start, into.length))
  const h = 1e-5
  const byDifferences = Array.from(w, (value, i) => {
    w[i] = value + h
    const above = costOf()
    w[i] = value - h
    const below = costOf()
    w[i] = value
    return (above - below) / (2 * h)
  })
  return { byBackprop, byDifferences }
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
  it.each(pairs)(
    'agrees with its float64 twin to 1e-5 for %s layers, %s outputs and %s cost',
    (hidden, output, cost) => {
      const results = (['float32', 'float64'] as const).map(precision => {
        const { arena, pass, batch, count } = smallPass(precision, recipeOf(hidden, output, cost, [9, 16]))
        const into = allocateParameters(arena, pass.network.layers)
        forward(pass, batch, count)
        const sum = outputDelta(pass, batch, count)
        backward(pass, count)
        accumulate(pass, batch, count, into, 1 / count)
        return {
          cost: sum,
          correct: countCorrect(pass, batch, count),
          gradient: Array.from(numbersAt(arena, into.start, into.length))
        }
      })
      const [single, double] = results as [(typeof results)[0], (typeof results)[0]]
      expect(Math.abs(single.cost / double.cost - 1)).toBeLessThan(1e-5)
      expect(single.correct).toBe(double.correct)
      expect(norm(single.gradient.map((value, i) => value - double.gradient[i]!)) / norm(double.gradient)).toBeLessThan(
        1e-5
      )
    }
  )
  it('keeps padding at zero, in activations, deltas and gradients', () => {
    const { arena, pass, batch, count } = smallPass('float32', recipeOf('sigmoid', 'sigmoid', 'quadratic', [6, 5]))
    const into = allocateParameters(arena, pass.network.layers)
    forward(pass, batch, count)
    outputDelta(pass, batch, count)
    backward(pass, count)
    accumulate(pass, batch, count, into, 1)
    pass.network.layers.forEach(({ inputs, outputs, stride }, l) => {
      for (const [address, rows] of [
        [pass.scratch.a[l]!, count],
        [pass.scratch.delta[l]!, count],
        [into.weights[l]!, inputs],
        [into.biases[l]!, 1]
      ] as const) {
        const numbers = numbersAt(arena, address, rows * stride)
        expect(numbers.some((value, i) => i % stride < outputs && value !== 0)).toBe(true)
        expect(numbers.every((value, i) => i % stride < outputs || value === 0)).toBe(true)
      }
    })
  })
})
