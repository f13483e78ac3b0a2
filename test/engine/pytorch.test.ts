import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Arena, allocate, createArena } from '../../source/engine/arena.js'
import { createDescent, gather, takeStep } from '../../source/engine/descent.js'
import { placeExamples } from '../../source/engine/examples.js'
import { instantiateKernels } from '../../source/engine/kernels.js'
import { biasesOf, createNetwork, type Network, type Parameters, weightsOf } from '../../source/engine/network.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { allocateScratch } from '../../source/engine/scratch.js'
import { compiledKernels } from '../kernels/compiled.js'
import { createTwin } from '../kernels/twin.js'
import { classic } from './small.js'

type Case = Pick<Recipe, 'activation' | 'outputActivation' | 'cost' | 'optimizer' | 'weightDecay' | 'learningRate'> & {
  readonly losses: number[]
  readonly gradient: number[]
  readonly parameters: number[]
}
const { cases } = JSON.parse(readFileSync('test/engine/fixtures/pytorch.json', 'utf8')) as { cases: Case[] }

const module = await compiledKernels
const sizes = [12, 6, 5, 3]
const examples = 8

/** What pytorch.py did, done by our engine: losses of three steps, the first gradient, the parameters after the steps. */
function train(wanted: Case, precision: 'float32' | 'float64') {
  const shared = createArena()
  const arena = precision === 'float32' ? shared : { ...shared, numberBytes: 8 as const }
  const recipe: Recipe = { ...classic, ...wanted, hiddenLayers: sizes.slice(1, -1) }
  const network = createNetwork(arena, sizes[0]!, sizes.at(-1)!, recipe)
  network.layers.forEach(({ inputs, outputs, stride }, l) => {
    const weights = weightsOf(arena, network, network.parameters, l)
    const biases = biasesOf(arena, network, network.parameters, l)
    for (let j = 0; j < outputs; j++) {
      for (let i = 0; i < inputs; i++) weights[i * stride + j] = Math.sin(1 + i + 7 * j + 13 * l) * 0.6
      biases[j] = Math.cos(2 + 3 * j + 5 * l) * 0.4
    }
  })
  const pixels = Uint8Array.from({ length: examples * sizes[0]! }, (_, at) => {
    const [n, i] = [Math.floor(at / sizes[0]!), at % sizes[0]!]
    return (i + n) % 3 ? (i * 37 + n * 101) % 256 : 0
  })
  const labels = Uint8Array.from({ length: examples }, (_, n) => n % sizes.at(-1)!)
  const pass = {
    kernels: precision === 'float32' ? instantiateKernels(module, arena.memory) : createTwin(arena),
    network,
    // Smaller than the batch, so that the gradient is gathered in chunks of uneven size.
    scratch: allocateScratch(arena, network.layers, 3),
    examples: placeExamples(arena, [{ pixels, labels }], sizes[0]!),
    cost: recipe.cost
  }
  const descent = createDescent(arena, pass, recipe)
  const batch = allocate(arena, examples * 4)
  new Uint32Array(arena.memory.buffer, batch, examples).set([...labels.keys()])
  const losses: number[] = []
  let gradient: number[] = []
  for (const _ of wanted.losses) {
    const report = { cost: 0, correct: 0 }
    for (const _chunk of gather(descent, batch, examples, report));
    losses.push(report.cost / examples)
    if (losses.length === 1) gradient = flat(arena, network, descent.gradient)
    takeStep(descent, recipe.learningRate)
  }
  return { losses, gradient, parameters: flat(arena, network, network.parameters) }
}

/** In PyTorch's order: each weight matrix row by row of outputs, then the biases. */
function flat(arena: Arena, network: Network, block: Parameters): number[] {
  const weights = network.layers.flatMap(({ inputs, outputs, stride }, l) => {
    const values = weightsOf(arena, network, block, l)
    return Array.from({ length: outputs * inputs }, (_, k) => values[(k % inputs) * stride + Math.floor(k / inputs)]!)
  })
  return [...weights, ...network.layers.flatMap((_, l) => [...biasesOf(arena, network, block, l)])]
}

function relativeError(actual: readonly number[], wanted: readonly number[]): number {
  const length = (values: readonly number[]) => Math.hypot(...values)
  return length(actual.map((value, i) => value - wanted[i]!)) / length(wanted)
}

describe.each([
  ['float64', 1e-12],
  ['float32', 2e-6]
] as const)('PyTorch, with our engine in %s, agrees to %d', (precision, tolerance) => {
  it.each(cases)('on $activation, $outputActivation, $cost, $optimizer with decay $weightDecay', wanted => {
    const { losses, gradient, parameters } = train(wanted, precision)
    expect(gradient.length).toBe(wanted.gradient.length)
    expect(relativeError(losses, wanted.losses)).toBeLessThan(tolerance)
    expect(relativeError(gradient, wanted.gradient)).toBeLessThan(tolerance)
    expect(relativeError(parameters, wanted.parameters)).toBeLessThan(tolerance)
  })
})
