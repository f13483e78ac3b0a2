import { numbersAt } from '../../engine/arena.js'
import { backward } from '../../engine/backprop.js'
import { type Idleness, idlenessOf } from '../../engine/idleness.js'
import { type LayerStatistics, layerStatistics, limitOf } from '../../engine/layer-statistics.js'
import { biasesOf, weightsOf } from '../../engine/network.js'
import { chunkRows, type Run } from '../run.js'
import { addGradient, benchRows, clearGradient, heldStill, sendForward } from './bench.js'
import { nextBatch } from './next-batch.js'

/** Whose gradient: that of a few training examples, always the same, or that of the mini-batch that is trained on next. */
export type GradientSource = 'sample' | 'batch'

/** To see the gradient of the cost, layer by layer. */
export interface GradientRequest {
  readonly kind: 'gradient'
  readonly of: GradientSource
  /** Of the mini-batch, only so many examples, from its first on; without it all of them. */
  readonly mostOfBatch?: number
}

/** A layer's part of the gradient, and which of its neurons stand still. */
export interface LayerGradient extends Omit<LayerStatistics, 'byInput'> {
  readonly inputs: number
  readonly outputs: number
  /** How many neurons are dead or saturated; null where that can't be (see engine/idleness.ts). */
  readonly idle: { readonly name: Idleness['name']; readonly count: number } | null
}

export interface GradientAnswer {
  readonly kind: 'gradient'
  /** How many examples it is the average over, and of how many: a large mini-batch is not gone through whole. */
  readonly examples: number
  readonly outOf: number
  /** Where the run stood. */
  readonly epoch: number
  readonly batch: number
  /** Average cost of the examples. */
  readonly cost: number
  readonly layers: readonly LayerGradient[]
  /** Σ |∂C/∂w| over the weights that leave each pixel // [inputs] */
  readonly pixels: Float64Array
}

/** What may be spent on one gradient: some two milliseconds. A pass is about 6 operations a weight. */
const gradientFlop = 6e7
/** More examples would not make it smoother to the eye. */
const mostExamples = 1024

/**
 * Examples whose gradient is looked at, at most: fewer for larger networks, but a bench of them, or as many as training sends
 * through so large a network together.
 */
export function examplesToSee(parameterCount: number): number {
  const least = Math.min(benchRows, chunkRows(parameterCount))
  return Math.max(least, Math.min(mostExamples, Math.floor(gradientFlop / (6 * parameterCount))))
}

/**
 * Gathers the gradient of the cost over some examples on the bench, averaged, without weight decay, and says what is in it.
 * Training is as it would have been, and goes on between layers.
 */
export function* seeGradient(run: Run, { of, mostOfBatch }: GradientRequest): Generator<void, GradientAnswer> {
  const all = of === 'sample' ? run.split.training : (yield* nextBatch(run)).places
  const { epoch, batch } = run
  const bench = heldStill(run.bench, 'gradient')
  const { arena, pass, gradient } = bench
  const { network } = pass
  const most = examplesToSee(network.parameterCount)
  const outOf = of === 'sample' ? Math.min(most, all.length) : all.length
  const places = Array.from(all.subarray(0, of === 'sample' ? most : Math.min(most, mostOfBatch ?? most)))
  const still = network.layers.map(({ outputs }) => new Uint32Array(outputs))
  let cost = 0
  clearGradient(bench)
  for (let done = 0; done < places.length; done += benchRows) {
    const some = places.slice(done, done + benchRows)
    sendForward(bench, some)
    backward(pass, some.length)
    addGradient(bench, some.length, 1 / places.length)
    for (const one of numbersAt(arena, pass.scratch.costs, some.length)) cost += one
    countStill(run, some.length, still)
  }
  const weights = network.layers.map((_, l) => weightsOf(arena, network, network.parameters, l))
  const limit = limitOf(weights)
  let pixels: Float64Array = new Float64Array()
  const layers: LayerGradient[] = []
  for (const [l, { inputs, outputs, activation }] of network.layers.entries()) {
    yield
    const { byInput, ...statistics } = layerStatistics(
      { inputs, outputs },
      weights[l]!,
      { weights: weightsOf(arena, network, gradient, l), biases: biasesOf(arena, network, gradient, l) },
      limit
    )
    if (l === 0) pixels = byInput
    const idleness = idlenessOf(activation)
    const count = idleness && still[l]!.filter(times => times >= idleness.least * places.length).length
    layers.push({ inputs, outputs, ...statistics, idle: idleness && { name: idleness.name, count: count! } })
  }
  return {
    kind: 'gradient',
    examples: places.length,
    outOf,
    epoch,
    batch,
    cost: cost / places.length,
    layers,
    pixels
  }
}

/** Counts for each neuron for how many of the examples on the bench it stands still. */
function countStill({ bench: { arena, pass } }: Run, rows: number, still: readonly Uint32Array[]): void {
  pass.network.layers.forEach(({ outputs, width, activation }, l) => {
    const idleness = idlenessOf(activation)
    if (!idleness) return
    const a = numbersAt(arena, pass.scratch.a[l]!, rows * width)
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < outputs; j++) if (idleness.isIdle(a[row * width + j]!)) still[l]![j]!++
    }
  })
}
