import { workerData } from 'node:worker_threads'
import { createLane, perform } from '../engine/descent.js'
import { instantiateKernels } from '../engine/kernels.js'
import { meet } from './barrier.js'
import { deskAt, type LaneData, takeJob } from './lanes.js'

/** A helper thread: waits at the desk for a job, does its part of it, and waits again. */
const { module, memory, layout, index, desk: address, port } = workerData as LaneData
const { lanes } = layout.laneScratch
const kernels = instantiateKernels(module, memory)
const desk = deskAt(memory, address)
const meetAll = () => meet(kernels, desk.barrier, lanes)
/** Tenths of a second, as many as a kernel can count. */
const forever = 2 ** 31 - 1

try {
  const lane = createLane(layout, kernels, index)
  for (;;) {
    // However long there is nothing to do.
    meet(kernels, desk.barrier, lanes, forever)
    const job = takeJob(desk)
    if (job === null) break
    perform(lane, job, meetAll)
    meetAll()
  }
} catch (error) {
  port.postMessage(error instanceof Error ? error.message : String(error))
  kernels.fail(desk.barrier)
}
port.close()
