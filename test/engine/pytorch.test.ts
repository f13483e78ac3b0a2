import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Arena, allocate, createArena } from '../../source/engine/arena.js'
import { createLane, createLayout, perform } from '../../source/engine/descent.js'
import { placeExamples } from '../../source/engine/examples.js'
import { instantiateKernels } from '../../source/engine/kernels.js'
import {
  biasesOf,
  createNetwork,
  type Network,
  type Parameters,
  weightIndex,
  weightsOf
} from '../../source/engine/network.js'
import { paceOf } from '../../source/engine/optimizer.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { answersOf, tally } from '../../source/engine/tally.js'
import { compiledKernels } from '../kernels/compiled.js'
import { createTwin } from '../kernels/twin.js'
import { alone, classic } from './small.js'

type Case = Pick<Recipe, 'activation' | 'outputActivation' | 'cost' | 'optimizer' | 'weightDecay' | 'learningRate'> & {
  readonly losses: number[]
  readonly gradient: number[]
  readonly parameters: number[]
}
const { cases } = JSON.parse(readFileSync('test/engine/fixtures/pytorch.json', 'utf8')) as { cases: Case[] }

const sizes = [12, 6, 5, 3]
const examples = 8

/** What pytorch.py did, done by our engine: losses of three steps, the first gradient, the parameters after the steps. */
function train(wanted: Case, precision: 'float32' | 'float64') {
  const shared = createArena()
  const arena = precision === 'float32' ? shared : { ...shared, numberBytes: 8 as const }
  const recipe: Recipe = { ...classic, ...wanted, hiddenLayers: sizes.slice(1, -1) }
  const network = createNetwork(arena, sizes[0]!, sizes.at(-1)!, recipe)
  network.layers.forEach((layer, l) => {
    const { inputs, outputs } = layer
    const weights = weightsOf(arena, network, network.parameters, l)
    const biases = biasesOf(arena, network, network.parameters, l)
    for (let j = 0; j < outputs; j++) {
      for (let i = 0; i < inputs; i++) weights[weightIndex(layer, i, j)] = Math.sin(1 + i + 7 * j + 13 * l) * 0.6
      biases[j] = Math.cos(2 + 3 * j + 5 * l) * 0.4
    }
  })
  const pixels = Uint8Array.from({ length: examples * sizes[0]! }, (_, at) => {
    const [n, i] = [Math.floor(at / sizes[0]!), at % sizes[0]!]
    return (i + n) % 3 ? (i * 37 + n * 101) % 256 : 0
  })
  const labels = Uint8Array.from({ length: examples }, (_, n) => n % sizes.at(-1)!)
  const kernels = precision === 'float32' ? instantiateKernels(compiledKernels.fused, arena.memory) : createTwin(arena)
  const placed = placeExamples(arena, [{ pixels, labels }], sizes[0]!)
  // Smaller than the batch, so that the gradient is gathered in chunks of uneven size.
  const rows = 3
  const layout = createLayout(arena, network, placed, recipe, rows)
  const lane = createLane(layout, kernels, 0)
  const batch = allocate(arena, examples * 4)
  new Uint32Array(arena.memory.buffer, batch, examples).set([...labels.keys()])
  const losses: number[] = []
  let gradient: number[] = []
  const answers = answersOf(arena, lane.pass)
  for (const _ of wanted.losses) {
    const report = { cost: 0, correct: 0 }
    for (let done = 0; done < examples; done += rows) {
      const chunk = { batch: batch + done * 4, rows: Math.min(rows, examples - done) }
      perform(lane, { kind: 'gather', ...chunk, scale: 1 / examples }, alone)
      tally(answers, chunk.batch, chunk.rows, report)
    }
    losses.push(report.cost / examples)
    if (losses.length === 1) gradient = flat(arena, network, layout.gradient)
    const stride = { eta: recipe.learningRate, step: losses.length }
    perform(lane, { kind: 'step', pace: paceOf(recipe.optimizer, stride, examples, recipe.weightDecay) }, alone)
  }
  return { losses, gradient, parameters: flat(arena, network, network.parameters) }
}

/** In PyTorch's order: each weight matrix row by row of outputs, then the biases. */
function flat(arena: Arena, network: Network, block: Parameters): number[] {
  const weights = network.layers.flatMap((layer, l) => {
    const { inputs, outputs } = layer
    const values = weightsOf(arena, network, block, l)
    return Array.from(
      { length: outputs * inputs },
      (_, k) => values[weightIndex(layer, k % inputs, Math.floor(k / inputs))]!
    )
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
