import { workerData } from 'node:worker_threads'
import { augmentChunk, createChunkScratch } from '../dataset/augment/chunk.js'
import { strengthsOf } from '../dataset/augment/kinds.js'
import { orderEpoch } from '../dataset/batches.js'
import type { AugmenterData, ChunkOrder } from './augmented-feed.js'

/** A helper thread that makes augmented images in shared memory, chunk by chunk as they are ordered. */
const { memory, examples, training, seed, kinds, shape, ready, port } = workerData as AugmenterData
const made = new Int32Array(memory.buffer, ready, examples.slots.length)
const order = new Uint32Array(training.length)
const scratch = createChunkScratch(shape)
const strengths = strengthsOf(kinds)
let ordered = -1

port.on('message', ({ id, epoch, first, count, slot }: ChunkOrder) => {
  if (ordered !== epoch) orderEpoch(order, training, seed, epoch)
  ordered = epoch
  const places = order.subarray(first, first + count)
  augmentChunk(memory, examples, places, examples.slots[slot]!, { strengths, seed, epoch }, scratch)
  Atomics.store(made, slot, id)
  Atomics.notify(made, slot)
})
