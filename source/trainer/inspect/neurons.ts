import { numbersAt } from '../../engine/arena.js'
import { decodeImage } from '../../engine/entries.js'
import { viewExamples } from '../../engine/examples.js'
import type { Run } from '../run.js'
import { benchRows, heldStill, sendForward } from './bench.js'
import type { ExampleName } from './examples.js'
import { type Spread, spreading } from './spread.js'

/** To see how each neuron of a layer, counted from 0, answers to held-out images. */
export interface NeuronsRequest {
  readonly kind: 'neurons'
  readonly layer: number
  /** Images to look at, at most. */
  readonly images: number
}

/** To see closely how one of them does. */
export interface NeuronRequest extends Omit<NeuronsRequest, 'kind'> {
  readonly kind: 'neuron'
  readonly neuron: number
  /** How many of the images that excite it most, and least, are wanted. */
  readonly extremes: number
}

/** What was looked at: held-out images, or training images where none are held out. */
export interface Looked {
  readonly set: ExampleName['set']
  readonly images: number
}

export interface NeuronsAnswer extends Looked {
  readonly kind: 'neurons'
  readonly layer: number
  readonly spreads: readonly Spread[] // [outputs]
}

/** An image, and how much it excites a neuron. */
export interface ExcitingImage extends ExampleName {
  readonly pixels: Uint8Array // [inputs]
  readonly label: number
  readonly activation: number
}

export interface NeuronAnswer extends Looked {
  readonly kind: 'neuron'
  readonly layer: number
  readonly neuron: number
  readonly spread: Spread
  /** How many images lie in each equal part of the range from `from` to `to`; the last part includes its end. */
  readonly histogram: { readonly counts: readonly number[]; readonly from: number; readonly to: number }
  /** The images that excite it most, the first of them first, and those that excite it least. */
  readonly strongest: readonly ExcitingImage[]
  readonly weakest: readonly ExcitingImage[]
}

const refused = { kind: 'refused', reason: 'There is no such neuron.' } as const

/** Parts of a histogram. */
const parts = 24

/** How the activations of a layer's neurons spread over images, yielding between bench-fulls of them. */
export function* seeNeurons(
  run: Run,
  { layer: l, images }: NeuronsRequest
): Generator<void, NeuronsAnswer | typeof refused> {
  const layer = run.layout.network.layers[l]
  if (!layer) return refused
  const spreads = Array.from({ length: layer.outputs }, () => spreading(layer.activation))
  const looked = lookedAt(run, images)
  yield* sweep(run, l, looked, row => {
    for (let j = 0; j < spreads.length; j++) spreads[j]!.add(row[j]!)
  })
  return { kind: 'neurons', layer: l, ...looked, spreads: spreads.map(spread => spread.result()) }
}

/** How one neuron does on images, yielding between bench-fulls of them. */
export function* seeNeuron(
  run: Run,
  { layer: l, neuron, images, extremes }: NeuronRequest
): Generator<void, NeuronAnswer | typeof refused> {
  const layer = run.layout.network.layers[l]
  if (!layer || neuron >= layer.outputs) return refused
  const looked = lookedAt(run, images)
  const values = new Float32Array(looked.images)
  const spread = spreading(layer.activation)
  yield* sweep(run, l, looked, (row, at) => {
    values[at] = row[neuron]!
    spread.add(row[neuron]!)
  })
  const order = Array.from(values, (_, at) => at).sort((one, other) => values[other]! - values[one]!)
  const exciting = (at: number) => imageAt(run, looked.set, at, values[at]!)
  return {
    kind: 'neuron',
    layer: l,
    neuron,
    ...looked,
    spread: spread.result(),
    histogram: histogramOf(values, rangeOf(layer.activation, values)),
    strongest: order.slice(0, extremes).map(exciting),
    weakest: order.slice(-extremes).reverse().map(exciting)
  }
}

function lookedAt({ split }: Run, images: number): Looked {
  const set = split.validation.length > 0 ? 'validation' : 'training'
  return { set, images: Math.min(images, split[set].length) }
}

/** Sends the first images of a set through the network as it is now, and shows a layer's activations // [width] // for each. */
function* sweep(
  { bench: live, split, layout }: Run,
  l: number,
  { set, images }: Looked,
  see: (row: ArrayLike<number>, at: number) => void
): Generator<void, void> {
  const bench = heldStill(live, 'neurons')
  const { width } = layout.network.layers[l]!
  const activations = numbersAt(bench.arena, bench.pass.scratch.a[l]!, benchRows * width)
  for (let first = 0; first < images; first += benchRows) {
    const places = [...split[set].subarray(first, Math.min(images, first + benchRows))]
    sendForward(bench, places)
    for (let row = 0; row < places.length; row++) {
      see(activations.subarray(row * width, (row + 1) * width), first + row)
    }
    yield
  }
}

function imageAt({ split, layout, arena }: Run, set: ExampleName['set'], at: number, activation: number) {
  const { starts, entries, labels } = viewExamples(arena.memory, layout.examples)
  const place = split[set][at]!
  const pixels = new Uint8Array(layout.network.sizes[0]!)
  decodeImage(entries, starts[place]!, starts[place + 1]!, pixels)
  return { set, at, pixels, label: labels[place]!, activation }
}

/** The range of an activation function, or, where that has no end, of what was seen. */
function rangeOf(activation: Run['recipe']['activation'], values: Float32Array): readonly [from: number, to: number] {
  if (activation === 'sigmoid' || activation === 'softmax') return [0, 1]
  if (activation === 'tanh') return [-1, 1]
  let [from, to] = [0, 0]
  for (const value of values) {
    from = Math.min(from, value)
    to = Math.max(to, value)
  }
  return [from, to]
}

function histogramOf(values: Float32Array, [from, to]: readonly [number, number]): NeuronAnswer['histogram'] {
  const counts = new Array<number>(parts).fill(0)
  for (const value of values) {
    const part = to > from ? Math.floor(((value - from) / (to - from)) * parts) : 0
    counts[Math.max(0, Math.min(parts - 1, part))]!++
  }
  return { counts, from, to }
}
