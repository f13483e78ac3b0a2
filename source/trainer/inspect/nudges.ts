import { backward } from '../../engine/backprop.js'
import { type NeuronNudges, type Nudges, neuronNudges, nudgesOf, parametersOfNeuron } from '../../engine/gradients.js'
import { biasesOf } from '../../engine/network.js'
import type { Run } from '../run.js'
import { addGradient, type Bench, benchRows, clearGradient, heldStill, sendForward } from './bench.js'
import { type ExampleName, placeOf, type SeenExample, seenAt } from './examples.js'
import { type NextBatch, nextBatch } from './next-batch.js'

/** An example of the mini-batch that is trained on next, counted from 0. */
export interface ComingName {
  readonly set: 'coming'
  readonly at: number
}

/** To see what an example wants to change, and closely what it wants of one neuron. */
export interface NudgesRequest {
  readonly kind: 'nudges'
  readonly name: ExampleName | ComingName
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
  /** Which of how many it is of the mini-batch that is trained on next, from 1, when that was asked about. */
  readonly coming: { readonly count: number; readonly outOf: number } | null
  readonly nudges: Nudges
  /** Which layer and neuron it is. */
  readonly layer: number
  readonly at: number
  readonly neuron: NeuronNudges
  readonly average: AverageNudges | null
}

type Refused = ReturnType<typeof refused>
const refused = (reason: string) => ({ kind: 'refused', reason }) as const

/** Sends an example there and back, and after it, when asked, the mini-batch. */
export function* seeNudges(run: Run, request: NudgesRequest): Generator<void, NudgesAnswer | Refused> {
  const { name, layer, neuron, mostOfBatch } = request
  const next = mostOfBatch > 0 || name.set === 'coming' ? yield* nextBatch(run) : null
  const { epoch, batch } = run
  const found = name.set === 'coming' ? comingAt(run, next!, name.at) : { name, place: placeOf(run, name) }
  if (found?.place === undefined || !((neuron ?? 0) < (run.layout.network.layers[layer]?.outputs ?? 0))) {
    return refused('There is no such example, or no such neuron.')
  }
  const isLong = mostOfBatch > benchRows
  const bench = isLong ? heldStill(run.bench, 'nudges') : run.bench
  const [example] = seenAt(bench, [found.name], [found.place])
  backward(bench.pass, 1)
  const sent = { arena: bench.arena, pass: bench.pass, spare: bench.spare, row: 0, place: found.place }
  const nudges = nudgesOf(sent)
  const isOutput = layer === nudges.layers.length - 1
  const at = neuron ?? (isOutput ? example!.label : largest(nudges.layers[layer]!.dCdz))
  const wishes = neuronNudges(sent, layer, at)
  const average = mostOfBatch > 0 ? yield* averageOf(next!, bench, { layer, at, mostOfBatch }, wishes) : null
  if (average === 'gone') return refused('The mini-batch has been trained on meanwhile.')
  const coming = name.set === 'coming' ? { count: name.at + 1, outOf: next!.places.length } : null
  return { kind: 'nudges', epoch, batch, example: example!, coming, nudges, layer, at, neuron: wishes, average }
}

/** An example of the mini-batch that is trained on next, by the name it has in the data, and where it stands. */
function comingAt({ split }: Run, { places, originals }: NextBatch, at: number) {
  if (!(at < places.length)) return undefined
  return { name: { set: 'training', at: split.training.indexOf(originals[at]!) } as const, place: places[at]! }
}

/** Gathers the gradient of the next mini-batch as training does, yielding between bench-fulls while its images are there. */
function* averageOf(
  next: NextBatch,
  bench: Bench,
  { layer, at, mostOfBatch }: { readonly layer: number; readonly at: number; readonly mostOfBatch: number },
  { weights }: NeuronNudges
): Generator<void, AverageNudges | 'gone'> {
  const { arena, pass, gradient } = bench
  const places = Array.from(next.places.subarray(0, mostOfBatch))
  clearGradient(bench)
  for (let done = 0; done < places.length; done += benchRows) {
    if (done > 0) yield
    if (!next.isThere()) return 'gone'
    const some = places.slice(done, done + benchRows)
    sendForward(bench, some)
    backward(pass, some.length)
    addGradient(bench, some.length, 1 / places.length)
  }
  const dCdz = pass.network.layers.map((_, l) => Float64Array.from(biasesOf(arena, pass.network, gradient, l)))
  return {
    examples: places.length,
    outOf: next.places.length,
    dCdz,
    dCdw: parametersOfNeuron(arena, pass, gradient, layer, at).weights,
    dCda: weights.map(w => w * dCdz[layer]![at]!)
  }
}

/** Where the number furthest from zero stands. */
function largest(values: Float64Array): number {
  return values.reduce((best, value, j) => (Math.abs(value) > Math.abs(values[best]!) ? j : best), 0)
}
