import { type Arena, allocate, numbersAt } from '../../engine/arena.js'
import { compare, forward, type Pass, sumPixels } from '../../engine/backprop.js'
import type { Layout } from '../../engine/descent.js'
import { encodeImage } from '../../engine/entries.js'
import { type Slot, viewExamples } from '../../engine/examples.js'
import type { Kernels } from '../../engine/kernels.js'
import { isListed } from '../../engine/network.js'
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
}

/** Sets up a bench; the examples must have been laid out with a last slot of `benchRows`. */
export function createBench(arena: Arena, kernels: Kernels, layout: Layout): Bench {
  const { network, examples, cost, numberBytes } = layout
  const scratch = allocateScratch(arena, network.layers, benchRows)
  const laneScratch = allocateLaneScratch(arena, network.layers, benchRows, 1, isListed(network.layers[0]!))
  return {
    arena,
    pass: { kernels, network, examples, cost, scratch, laneScratch, lane: 0, numberBytes },
    places: allocate(arena, benchRows * 4),
    slot: examples.slots.at(-1)!
  }
}

/** Sends the examples at `places`, at most `benchRows`, forward, and compares: see `forward` and `compare` of the engine. */
export function sendForward({ arena, pass, places: list }: Bench, places: readonly number[]): void {
  const rows = places.length
  new Uint32Array(arena.memory.buffer, list, benchRows).set(places)
  sumPixels(pass, list, rows, { from: 0, to: pass.network.layers[0]!.width })
  forward(pass, rows)
  compare(pass, list, rows)
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
