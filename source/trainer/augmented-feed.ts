import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Batches } from '../dataset/batches.js'
import { type Arena, allocate } from '../engine/arena.js'
import type { Examples, Slot } from '../engine/examples.js'
import type { ImageShape } from '../engine/image-shape.js'
import type { AugmentationName, Recipe } from '../engine/recipe.js'
import { LaneError } from './barrier.js'
import type { Feed } from './feed.js'

/** What the augmenting thread is given to work with. */
export interface AugmenterData {
  readonly memory: WebAssembly.Memory
  readonly examples: Examples
  readonly training: Uint32Array
  readonly seed: number
  readonly kinds: readonly AugmentationName[]
  readonly shape: ImageShape
  /** Where it says which chunk it has put into which slot // i32 [slots] */
  readonly ready: number
  /** Where it is told which chunk to make next. */
  readonly port: MessagePort
}

/** A chunk to make: examples `first` … of an epoch, into a slot, which holds chunk number `id` then. */
export interface ChunkOrder {
  readonly id: number
  readonly epoch: number
  readonly first: number
  readonly count: number
  readonly slot: number
}

/** Examples in a chunk, about: made in some 20 ms. */
const chunkSize = 1000

/** Slots that take turns: one is trained on while the next is filled. */
export const slotCount = 2

/** How many examples a chunk has: whole mini-batches. */
export function chunkOf({ size }: Batches): number {
  return size * Math.max(1, Math.floor(chunkSize / size))
}

/**
 * The training images, changed a little each time, made by a helper thread one chunk ahead of training. What it makes depends
 * on the seed, the epoch and the example alone.
 */
export function augmentedFeed(
  arena: Arena,
  examples: Examples,
  batches: Batches,
  { width, height, channels }: ImageShape,
  training: Uint32Array,
  { seed, augment: kinds }: Pick<Recipe, 'seed' | 'augment'>
): Feed {
  const { memory } = arena
  const size = chunkOf(batches)
  const chunksPerEpoch = Math.ceil(batches.examples / size)
  const places = examples.slots.map(slot => listPlaces(arena, slot))
  const ready = allocate(arena, slotCount * 4)
  const made = new Int32Array(memory.buffer, ready, slotCount)
  const { port1, port2 } = new MessageChannel()
  const shape = { width, height, channels }
  const workerData: AugmenterData = { memory, examples, training, seed, kinds, shape, ready, port: port2 }
  const worker = new Worker(new URL('./augmenter.js', import.meta.url), { workerData, transferList: [port2] })
  let failure: string | undefined
  worker.on('error', error => {
    failure = error.message
  })
  worker.unref()
  port1.unref()
  let epoch = 0
  const ordered = new Int32Array(slotCount)

  function order(id: number): void {
    const chunk = id - 1
    const slot = chunk % slotCount
    if (ordered[slot] === id) return
    ordered[slot] = id
    // A run that goes back asks for other chunks than were ordered ahead, which may still come: what is ordered last counts.
    Atomics.store(made, slot, 0)
    const first = (chunk % chunksPerEpoch) * size
    const count = Math.min(size, batches.examples - first)
    const wanted: ChunkOrder = { id, epoch: Math.floor(chunk / chunksPerEpoch), first, count, slot }
    port1.postMessage(wanted)
  }

  const chunkAt = (epoch: number, first: number) => epoch * chunksPerEpoch + Math.floor(first / size)

  return {
    begin(next) {
      epoch = next
    },
    *take(first) {
      const chunk = chunkAt(epoch, first)
      const slot = chunk % slotCount
      order(chunk + 1)
      for (let before = Atomics.load(made, slot); before !== chunk + 1; before = Atomics.load(made, slot)) {
        if (failure !== undefined) throw new LaneError(`The thread that augments images has failed (${failure}).`)
        // A short nap, between two of which the session can take commands.
        Atomics.wait(made, slot, before, 2)
        yield 'chunk'
      }
      // The other slot has been trained on.
      order(chunk + 2)
      return places[slot]! + (first % size) * 4
    },
    end: first => Math.min(batches.examples, first - (first % size) + size),
    holds(epoch, first) {
      const chunk = chunkAt(epoch, first)
      return Atomics.load(made, chunk % slotCount) === chunk + 1
    },
    close: () => port1.close()
  }
}

/** The places of a slot's examples, one behind the other // u32 [count] */
function listPlaces(arena: Arena, { first, count }: Slot): number {
  const address = allocate(arena, count * 4)
  new Uint32Array(arena.memory.buffer, address, count).forEach((_, i, all) => {
    all[i] = first + i
  })
  return address
}
