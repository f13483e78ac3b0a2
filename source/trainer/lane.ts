import { workerData } from 'node:worker_threads'
import { createLane, perform } from '../engine/descent.js'
import { instantiateKernels } from '../engine/kernels.js'
import { fail, meet } from './barrier.js'
import { deskAt, type LaneData, takeJob } from './lanes.js'

/** A helper thread: waits at the desk for a job, does its part of it, and waits again. */
const { module, memory, layout, index, desk: address, port } = workerData as LaneData
const desk = deskAt(memory, address, layout.laneScratch.lanes)

try {
  const lane = createLane(layout, instantiateKernels(module, memory), index)
  for (;;) {
    meet(desk.barrier, 'forever')
    const job = takeJob(desk)
    if (job === null) break
    perform(lane, job, () => meet(desk.barrier, 'soon'))
    meet(desk.barrier, 'soon')
  }
} catch (error) {
  port.postMessage(error instanceof Error ? error.message : String(error))
  fail(desk.barrier)
}
port.close()
