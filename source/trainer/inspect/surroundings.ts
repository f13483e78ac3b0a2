import { decodeImage } from '../../engine/entries.js'
import { viewExamples } from '../../engine/examples.js'
import { createRandom, purposes } from '../../engine/random.js'
import type { Run } from '../run.js'

/** To survey the cost around where the network is: what that takes. */
export interface SurroundingsRequest {
  readonly kind: 'surroundings'
}

export interface SurroundingsAnswer {
  readonly kind: 'surroundings'
  /** All parameters at one moment between two steps, as they lie in memory. */
  readonly parameters: Float32Array
  /** When that was. */
  readonly epoch: number
  readonly batch: number
  /** Training examples drawn by the seed. */
  readonly pixels: Uint8Array // [count, inputs]
  readonly labels: Uint8Array // [count]
}

const [leastExamples, mostExamples] = [200, 1000]
/** Weights times examples, about, that a point of a landscape may take: some milliseconds. */
const pointWork = 1e8

/** How many examples a landscape is averaged over: fewer for larger networks. */
function surveyedExamples(parameterCount: number): number {
  return Math.max(leastExamples, Math.min(mostExamples, Math.floor(pointWork / parameterCount)))
}

export function seeSurroundings(run: Run): SurroundingsAnswer {
  const { arena, layout, split, recipe, epoch, batch } = run
  const { parameters, parameterCount, sizes } = layout.network
  const places = drawn(split.training, surveyedExamples(parameterCount), recipe.seed)
  const { starts, entries, labels } = viewExamples(arena.memory, layout.examples)
  const inputs = sizes[0]!
  const pixels = new Uint8Array(places.length * inputs)
  places.forEach((place, i) => {
    decodeImage(entries, starts[place]!, starts[place + 1]!, pixels.subarray(i * inputs, (i + 1) * inputs))
  })
  return {
    kind: 'surroundings',
    parameters: Float32Array.from(new Float32Array(arena.memory.buffer, parameters.start, parameters.length)),
    epoch,
    batch,
    pixels,
    labels: Uint8Array.from(places, place => labels[place]!)
  }
}

/** `count` of the places, drawn without replacement (Fisher and Yates's shuffle, as far as it is needed). */
function drawn(places: Uint32Array, count: number, seed: number): number[] {
  const random = createRandom(seed, purposes.sample)
  const rest = Uint32Array.from(places)
  return Array.from({ length: Math.min(count, rest.length) }, (_, i) => {
    const other = i + Math.floor(random.uniform() * (rest.length - i))
    const place = rest[other]!
    rest[other] = rest[i]!
    return place
  })
}
