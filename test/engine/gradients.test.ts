import { describe, expect, it } from 'vitest'
import { allocateNumbers, numbersAt } from '../../source/engine/arena.js'
import { backward, compare, forward, sumPixels } from '../../source/engine/backprop.js'
import { perform } from '../../source/engine/descent.js'
import { neuronNudges, nudgesOf, parametersOfNeuron, type Sent } from '../../source/engine/gradients.js'
import { listedColumns, type Parameters } from '../../source/engine/network.js'
import { paceOf } from '../../source/engine/optimizer.js'
import { type ActivationName, activationNames, costNames, mismatch, type Recipe } from '../../source/engine/recipe.js'
import type { KernelBuild } from '../kernels/compiled.js'
import { alone, ask, classic, gradientOf, type Small, smallLane } from './small.js'

/** Every activation in the hidden layers, with every cost and output activation that go together. */
const recipes = costNames.flatMap(cost =>
  activationNames
    .filter(output => mismatch(cost, output) === undefined)
    .flatMap(output =>
      activationNames.filter(hidden => hidden !== 'softmax').map(hidden => [hidden, output, cost] as const)
    )
)

const recipeOf = (hidden: ActivationName, output: ActivationName, cost: Recipe['cost'], layers = [6, 4]): Recipe => ({
  ...classic,
  hiddenLayers: layers,
  activation: hidden,
  outputActivation: output,
  cost
})

/** Sends example number `at` through the network by itself, there and back. */
function send({ arena, lane: { pass }, batch }: Small, spare: number, at: number): Sent {
  const place = new Uint32Array(arena.memory.buffer, batch, at + 1)[at]!
  sumPixels(pass, batch + at * 4, 1, { from: 0, to: pass.network.layers[0]!.width })
  forward(pass, 1)
  compare(pass, batch + at * 4, 1)
  backward(pass, 1)
  return { arena, pass, spare, row: 0, place }
}

function prepared(recipe: Recipe, precision: 'float32' | 'float64' = 'float32', build: KernelBuild = 'fused') {
  const small = smallLane(precision, recipe, { build })
  const widest = Math.max(...small.lane.pass.network.layers.map(({ width }) => width))
  return { small, spare: allocateNumbers(small.arena, widest) }
}

/** The nudges of every neuron, by layer, of each example. */
function allNudges(small: Small, spare: number) {
  return Array.from({ length: small.count }, (_, at) => {
    const sent = send(small, spare, at)
    return sent.pass.network.layers.map(({ outputs }, l) =>
      Array.from({ length: outputs }, (_, j) => neuronNudges(sent, l, j))
    )
  })
}

/** Every weight and bias of some parameters, neuron by neuron. */
function numbersOf({ arena, lane: { pass } }: Small, parameters: Parameters): number[] {
  return pass.network.layers.flatMap(({ outputs }, l) =>
    Array.from({ length: outputs }, (_, j) => parametersOfNeuron(arena, pass, parameters, l, j)).flatMap(
      ({ weights, bias }) => [...weights, bias]
    )
  )
}

function distance(one: readonly number[], other: readonly number[]): number {
  const norm = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return norm(one.map((value, i) => value - other[i]!)) / norm(other)
}

describe('the nudges of a mini-batch', () => {
  const { fround } = Math
  /** x·y + z as the kernels do it: rounded once or twice. A product of two float32 numbers is exact in float64. */
  const madds: Record<KernelBuild, (x: number, y: number, z: number) => number> = {
    fused: (x, y, z) => fround(x * y + z),
    plain: (x, y, z) => fround(fround(x * y) + z)
  }
  /** The step that the nudges make together, with roundings where training rounds: the order of its sums is all there is to it. */
  function stepBy(small: Small, spare: number, eta: number, build: KernelBuild): number[] {
    const { layers } = small.lane.pass.network
    const examples = allNudges(small, spare)
    const s = fround(-eta / small.count)
    const madd = madds[build]
    return layers.flatMap((layer, l) =>
      Array.from({ length: layer.outputs }, (_, j) => examples.map(example => example[l]![j]!)).flatMap((nudges, j) => {
        const weights = Array.from(nudges[0]!.weights, (weight, i) => {
          // Columns of the first layer that are not listed take each image's nudge by itself, all others their sum.
          if (l === 0 && j >= listedColumns(layer, layer.outputs))
            return nudges.reduce(
              (w, { inputs, dCdb }) => (inputs[i] ? madd(inputs[i], fround(dCdb * s), w) : w),
              weight
            )
          return madd(
            nudges.reduce((sum, { inputs, dCdb }) => madd(inputs[i]!, dCdb, sum), 0),
            s,
            weight
          )
        })
        const total = nudges.reduce((sum, { dCdb }) => fround(sum + dCdb), 0)
        return [...weights, madd(total, s, nudges[0]!.bias)]
      })
    )
  }
  it.each([
    ['fused', recipeOf('sigmoid', 'sigmoid', 'quadratic', [16, 16])],
    ['plain', recipeOf('sigmoid', 'sigmoid', 'quadratic', [16, 16])],
    ['fused', recipeOf('relu', 'softmax', 'cross-entropy', [50, 7])],
    ['plain', recipeOf('tanh', 'softmax', 'quadratic', [50])],
    ['fused', recipeOf('leaky-relu', 'sigmoid', 'cross-entropy', [])]
  ] as const)('averaged, times −η, are the step of gradient descent, bit for bit, in the %s build', (build, recipe) => {
    const { small, spare } = prepared(recipe, 'float32', build)
    const { arena, lane, batch, count } = small
    const eta = 0.7
    const expected = stepBy(small, spare, eta, build)
    perform(lane, { kind: 'descend', batch, rows: count, paces: [paceOf('sgd', { eta, step: 1 }, count, 0)] }, alone)
    const stepped = numbersOf(small, lane.pass.network.parameters)
    expect(stepped).toEqual(expected)
    // Not because nothing has moved.
    const before = numbersOf(prepared(recipe, 'float32', build).small, lane.pass.network.parameters)
    expect(stepped.filter((value, i) => value !== before[i]).length).toBeGreaterThan(stepped.length / 2)
    expect(arena.numberBytes).toBe(4)
  })
  it.each(recipes.flatMap(recipe => [[...recipe, 'float32', 2e-7] as const, [...recipe, 'float64', 1e-13] as const]))(
    'averaged are the gradient, for %s layers, %s outputs, %s cost in %s, to %d',
    (hidden, output, cost, precision, rounding) => {
      const { small, spare } = prepared(recipeOf(hidden, output, cost), precision)
      const examples = allNudges(small, spare)
      const averages = examples[0]!.flatMap((layer, l) =>
        layer.flatMap((neuron, j) => {
          const mean = (of: (nudges: typeof neuron) => number) =>
            examples.reduce((sum, example) => sum + of(example[l]![j]!), 0) / small.count
          return [...Array.from(neuron.dCdw, (_, i) => mean(({ dCdw }) => dCdw[i]!)), mean(({ dCdb }) => dCdb)]
        })
      )
      gradientOf(small)
      expect(distance(averages, numbersOf(small, small.lane.layout.gradient))).toBeLessThan(rounding)
    }
  )
})

describe('the factors of the chain rule', () => {
  const sizes = { float32: 1e-6, float64: 1e-12 } as const
  const close = (actual: number, expected: number, precision: keyof typeof sizes) =>
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(sizes[precision] * Math.max(1, Math.abs(expected)))

  it.each(recipes.flatMap(recipe => [[...recipe, 'float32'] as const, [...recipe, 'float64'] as const]))(
    'multiply to ∂C/∂z for %s layers, %s outputs and %s cost in %s',
    (hidden, output, cost, precision) => {
      const { small, spare } = prepared(recipeOf(hidden, output, cost), precision)
      const { layers } = nudgesOf(send(small, spare, 3))
      layers.forEach(({ a, dCda, dadz, dCdz }) => {
        dCdz.forEach((product, j) => {
          // Every output of softmax depends on every z: ∂a_k/∂z_j = a_k (1 − a_j) for k = j, else −a_k a_j.
          const factors = dadz
            ? dCda[j]! * dadz[j]!
            : dCda.reduce((sum, value, k) => sum + value * a[k]! * ((k === j ? 1 : 0) - a[j]!), 0)
          close(product, factors, precision)
        })
      })
    }
  )
  it.each(recipes)('lead back through the weights, for %s layers, %s outputs and %s cost', (hidden, output, cost) => {
    const { small, spare } = prepared(recipeOf(hidden, output, cost))
    const sent = send(small, spare, 5)
    const { layers } = nudgesOf(sent)
    for (const l of [0, 1]) {
      const shares = Array.from(layers[l + 1]!.a, (_, j) => neuronNudges(sent, l + 1, j).dCda)
      layers[l]!.dCda.forEach((value, i) => {
        close(
          value,
          shares.reduce((sum, share) => sum + share[i]!, 0),
          'float32'
        )
      })
    }
  })
  it.each(recipes)(
    'begin with a cost that is the sum of its terms, for %s layers, %s outputs and %s cost',
    (...recipe) => {
      const { small, spare } = prepared(recipeOf(...recipe))
      const all = Array.from({ length: small.count }, (_, at) => nudgesOf(send(small, spare, at)).costTerms)
      const sum = all.reduce((total, terms) => total + terms.reduce((one, term) => one + term, 0), 0)
      expect(Math.abs(sum / ask(small).cost - 1)).toBeLessThan(1e-6)
    }
  )
  it('tell z of every neuron, and the activations and weights it is made of', () => {
    const { small, spare } = prepared(recipeOf('tanh', 'identity', 'quadratic'), 'float64')
    const sent = send(small, spare, 1)
    const { layers, wanted } = nudgesOf(sent)
    layers.forEach(({ a }, l) => {
      a.forEach((value, j) => {
        const { z, inputs } = neuronNudges(sent, l, j)
        close(l === 2 ? z : Math.tanh(z), value, 'float64')
        if (l > 0) expect(inputs).toEqual(layers[l - 1]!.a)
      })
    })
    expect([...wanted]).toEqual([0, 1, 0, 0, 0])
  })
  it('are infinite where a sure output is wrong, while ∂C/∂z is not', () => {
    const { small, spare } = prepared(recipeOf('identity', 'sigmoid', 'cross-entropy', []))
    const { parameters } = small.lane.pass.network
    numbersAt(small.arena, parameters.biases[0]!, 5).set([-200, 200, 0, 0, 0])
    const { layers } = nudgesOf(send(small, spare, 0))
    expect(layers[0]!.dCda[0]).toBeLessThan(-1e30)
    expect(layers[0]!.dCda[1]).toBe(Number.POSITIVE_INFINITY)
    expect([...layers[0]!.dCdz.slice(0, 2)]).toEqual([-1, 1])
  })
})
