import { workerData } from 'node:worker_threads'
import { instantiateKernels } from '../engine/kernels.js'
import { check, meet } from './barrier.js'
import { deskAt, type LaneData } from './lanes.js'

/** A helper thread: waits at the desk, plays its program, and waits again. */
const { module, memory, index, lanes, desk: address, port } = workerData as LaneData
const kernels = instantiateKernels(module, memory)
const { barrier, programs } = deskAt(memory, address, lanes)
/** Tenths of a second, as many as a kernel can count. */
const forever = 2 ** 31 - 1

try {
  for (;;) {
    // However long there is nothing to do.
    meet(kernels, barrier, lanes, forever)
    const start = programs[2 * index]!
    if (start === 0) break
    check(kernels.play(start, programs[2 * index + 1]!))
    meet(kernels, barrier, lanes)
  }
} catch (error) {
  port.postMessage(error instanceof Error ? error.message : String(error))
  kernels.fail(barrier)
}
port.close()
