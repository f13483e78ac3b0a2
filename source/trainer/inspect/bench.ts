import { type Arena, allocate, allocateNumbers, numbersAt } from '../../engine/arena.js'
import { accumulate, compare, forward, listPixels, type Pass, sumPixels } from '../../engine/backprop.js'
import { blocksOfLane } from '../../engine/block.js'
import type { Layout } from '../../engine/descent.js'
import { encodeImage } from '../../engine/entries.js'
import { type Slot, viewExamples } from '../../engine/examples.js'
import type { Kernels } from '../../engine/kernels.js'
import { allocateParameters, isListed, type Parameters } from '../../engine/network.js'
import { allocateLaneScratch, allocateScratch } from '../../engine/scratch.js'

/** Examples that fit on a bench. */
export const benchRows = 64

/**
 * A place to look at examples closely without disturbing training: the network itself, with buffers of its own to send
 * examples through it, and a slot to put images in that belong to no data set.
 */
export interface Bench {
  readonly arena: Arena
  readonly pass: Pass
  /** Room for the places of the examples that lie on it // u32 [benchRows] */
  readonly places: number
  readonly slot: Slot
  /** Room for a gradient. */
  readonly gradient: Parameters
  /** Room for a row of the widest layer // [width] */
  readonly spare: number
  /** A copy of the network's parameters, and when it was made; null before the first. */
  still: { readonly parameters: Parameters; readonly occasion: string } | null
}

/** Sets up a bench; the examples must have been laid out with a last slot of `benchRows`. */
export function createBench(arena: Arena, kernels: Kernels, layout: Layout): Bench {
  const { network, examples, cost, numberBytes } = layout
  const scratch = allocateScratch(arena, network.layers, benchRows)
  const laneScratch = allocateLaneScratch(arena, network.layers, benchRows, 1)
  return {
    arena,
    pass: { kernels, network, examples, cost, scratch, laneScratch, lane: 0, numberBytes },
    places: allocate(arena, benchRows * 4),
    slot: examples.slots.at(-1)!,
    gradient: allocateParameters(arena, network.layers),
    spare: allocateNumbers(arena, Math.max(...network.layers.map(({ width }) => width))),
    still: null
  }
}

/**
 * The bench with the network as it is now, for whoever looks so long that training goes on meanwhile: until the next such
 * occasion it stays as it is.
 * @throws RangeError when there is no memory left for it.
 */
export function heldStill(bench: Bench, occasion: string): Bench {
  const { arena, pass, still } = bench
  const { layers, parameters } = pass.network
  const copy = still?.parameters ?? allocateParameters(arena, layers)
  pass.kernels.copy(parameters.start, copy.start, parameters.length)
  bench.still = { parameters: copy, occasion }
  return { ...bench, pass: { ...pass, network: { ...pass.network, parameters: copy } } }
}

/** Sends the examples at `places`, at most `benchRows`, forward, and compares: see `forward` and `compare` of the engine. */
export function sendForward({ arena, pass, places: list }: Bench, places: readonly number[]): void {
  const rows = places.length
  new Uint32Array(arena.memory.buffer, list, benchRows).set(places)
  sumPixels(pass, list, rows, { from: 0, to: pass.network.layers[0]!.width })
  forward(pass, rows)
  compare(pass, list, rows)
}

/** Makes the bench's gradient zero. */
export function clearGradient({ pass, gradient: { start, length } }: Bench): void {
  pass.kernels.clear(start, length)
}

/** Adds scale × Σ ∂C/∂parameter over the `rows` examples that were sent forward and backward last to the bench's gradient. */
export function addGradient({ pass, places, gradient }: Bench, rows: number, scale: number): void {
  const { layers } = pass.network
  if (isListed(layers[0]!)) listPixels(pass, places, rows)
  for (const block of blocksOfLane(layers, 0, 1)) accumulate(pass, places, rows, block, gradient, scale)
}

/** Puts an image // u8 [inputs] // of a class into the slot as its example number `at`, and returns its place. */
export function putImage({ arena, pass, slot }: Bench, at: number, image: Uint8Array, label: number): number {
  const { starts, entries, labels } = viewExamples(arena.memory, pass.examples)
  const place = slot.first + at
  // A list ends where the next one starts, so what lies behind it in the slot goes.
  const end = encodeImage(image, entries, starts[place]!)
  starts.fill(end, place + 1, slot.first + slot.count + 1)
  labels[place] = label
  return place
}

/** The activations of layer `l` in row `row` of what was sent forward last // [outputs] */
export function activationsOn({ arena, pass }: Bench, l: number, row: number): Float32Array {
  const { width, outputs } = pass.network.layers[l]!
  return Float32Array.from(numbersAt(arena, pass.scratch.a[l]! + row * width * pass.numberBytes, outputs))
}
