import { backward } from '../../engine/backprop.js'
import { type NeuronNudges, type Nudges, neuronNudges, nudgesOf, parametersOfNeuron } from '../../engine/gradients.js'
import { biasesOf } from '../../engine/network.js'
import type { Run } from '../run.js'
import { addGradient, type Bench, benchRows, clearGradient, heldStill, sendForward } from './bench.js'
import { type ExampleName, placeOf, type SeenExample, seenOn } from './examples.js'
import { nextBatch } from './next-batch.js'

/** To see what an example wants to change, and closely what it wants of one neuron. */
export interface NudgesRequest {
  readonly kind: 'nudges'
  readonly name: ExampleName
  readonly layer: number
  /** Null for the wanted output, and in another layer for the neuron with the largest ∂C/∂z. */
  readonly neuron: number | null
  /** Over how many examples of the mini-batch that is trained on next to take the average, at most; 0 for none. */
  readonly mostOfBatch: number
}

/** What the examples of a mini-batch want on average: −η times it is the step of plain gradient descent. */
export interface AverageNudges {
  /** How many they are, and of how many: of a large mini-batch only some may have been asked for. */
  readonly examples: number
  readonly outOf: number
  /** ∂C/∂z of each layer, and so ∂C/∂b // [layers][outputs] */
  readonly dCdz: readonly Float64Array[]
  /** Of the neuron // [inputs], and for w · ∂C/∂z the same */
  readonly dCdw: Float64Array
  readonly dCda: Float64Array
}

export interface NudgesAnswer {
  readonly kind: 'nudges'
  /** Where the run stood. */
  readonly epoch: number
  readonly batch: number
  readonly example: SeenExample
  readonly nudges: Nudges
  /** Which layer and neuron it is. */
  readonly layer: number
  readonly at: number
  readonly neuron: NeuronNudges
  readonly average: AverageNudges | null
}

const refused = { kind: 'refused', reason: 'There is no such example, or no such neuron.' } as const

/** Sends an example there and back, and after it, when asked, the mini-batch. */
export function* seeNudges(run: Run, request: NudgesRequest): Generator<void, NudgesAnswer | typeof refused> {
  const { name, layer, neuron, mostOfBatch } = request
  const { epoch, batch } = run
  const place = placeOf(run, name)
  if (place === undefined || !((neuron ?? 0) < (run.layout.network.layers[layer]?.outputs ?? 0))) return refused
  const isLong = mostOfBatch > benchRows
  const bench = isLong ? heldStill(run.bench, 'nudges') : run.bench
  const [example] = seenOn(run, bench, [name])
  backward(bench.pass, 1)
  const sent = { arena: bench.arena, pass: bench.pass, spare: bench.spare, row: 0, place }
  const nudges = nudgesOf(sent)
  const isOutput = layer === nudges.layers.length - 1
  const at = neuron ?? (isOutput ? example!.label : largest(nudges.layers[layer]!.dCdz))
  const wishes = neuronNudges(sent, layer, at)
  const average = mostOfBatch > 0 ? yield* averageOf(run, bench, { layer, at, mostOfBatch }, wishes) : null
  return { kind: 'nudges', epoch, batch, example: example!, nudges, layer, at, neuron: wishes, average }
}

/** Gathers the gradient of the next mini-batch as training does, yielding between bench-fulls. */
function* averageOf(
  run: Run,
  bench: Bench,
  { layer, at, mostOfBatch }: { readonly layer: number; readonly at: number; readonly mostOfBatch: number },
  { weights }: NeuronNudges
): Generator<void, AverageNudges> {
  const { arena, pass, gradient } = bench
  const all = nextBatch(run)
  const places = Array.from(all.subarray(0, mostOfBatch))
  clearGradient(bench)
  for (let done = 0; done < places.length; done += benchRows) {
    if (done > 0) yield
    const some = places.slice(done, done + benchRows)
    sendForward(bench, some)
    backward(pass, some.length)
    addGradient(bench, some.length, 1 / places.length)
  }
  const dCdz = pass.network.layers.map((_, l) => Float64Array.from(biasesOf(arena, pass.network, gradient, l)))
  return {
    examples: places.length,
    outOf: all.length,
    dCdz,
    dCdw: parametersOfNeuron(arena, pass, gradient, layer, at).weights,
    dCda: weights.map(w => w * dCdz[layer]![at]!)
  }
}

/** Where the number furthest from zero stands. */
function largest(values: Float64Array): number {
  return values.reduce((best, value, j) => (Math.abs(value) > Math.abs(values[best]!) ? j : best), 0)
}
