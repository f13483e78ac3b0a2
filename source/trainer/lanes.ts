import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { type Arena, allocate } from '../engine/arena.js'
import { createLane, type Job, type Layout, perform } from '../engine/descent.js'
import type { Kernels } from '../engine/kernels.js'
import { LaneError, meet } from './barrier.js'
import { postponeOptimizer } from './late-optimizer.js'
import type { Team } from './team.js'

/** What a helper thread is given to work with. */
export interface LaneData {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly layout: Layout
  readonly index: number
  /** The desk's address. */
  readonly desk: number
  /** Where it says why it failed. */
  readonly port: MessagePort
}

/** Where the job lies and the threads meet: an address in shared memory. */
export interface Desk {
  readonly barrier: number // i32 [4]: see kernels/meet.ts
  readonly words: Int32Array // [kind, batch, rows, step]
  readonly numbers: Float64Array // [eta or scale]
}

const deskBytes = 128
/** Tenths of a second that helpers may take to be there: many of them, on a busy machine, start slowly. */
const patienceAtStart = 600

/** The desk at an address. */
export function deskAt({ buffer }: WebAssembly.Memory, address: number): Desk {
  return {
    barrier: address,
    words: new Int32Array(buffer, address + 64, 4),
    numbers: new Float64Array(buffer, address + 96, 1)
  }
}

const kinds = ['answer', 'gather', 'descend', 'step', 'leave'] as const

/** Puts a job on the desk, or `leave`, which sends helpers home. */
function putJob({ words, numbers }: Desk, job: Job | { readonly kind: 'leave' }): void {
  words[0] = kinds.indexOf(job.kind)
  if (job.kind === 'leave') return
  if (job.kind !== 'step') {
    words[1] = job.batch
    words[2] = job.rows
  }
  if (job.kind === 'gather') numbers[0] = job.scale
  if (job.kind === 'descend' || job.kind === 'step') {
    words[3] = job.step
    numbers[0] = job.eta
  }
}

/** The job on the desk; null when it is time to leave. */
export function takeJob({ words, numbers }: Desk): Job | null {
  const kind = kinds[words[0]!]!
  // One by one: taking a list apart is slow as long as it is not optimised.
  const batch = words[1]!
  const rows = words[2]!
  const step = words[3]!
  const number = numbers[0]!
  switch (kind) {
    case 'answer':
      return { kind, batch, rows }
    case 'gather':
      return { kind, batch, rows, scale: number }
    case 'descend':
      return { kind, batch, rows, eta: number, step }
    case 'step':
      return { kind, eta: number, step }
    case 'leave':
      return null
  }
}

/** This thread and helpers, one for each further lane of the layout. Helpers sleep while there is nothing to do. */
export function startLanes(module: WebAssembly.Module, arena: Arena, layout: Layout, kernels: Kernels): Team {
  const { memory } = arena
  const { lanes } = layout.laneScratch
  const address = allocate(arena, deskBytes)
  const desk = deskAt(memory, address)
  const ports: MessagePort[] = []
  for (let index = 1; index < lanes; index++) {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1)
    const workerData: LaneData = { module, memory, layout, index, desk: address, port: port2 }
    const worker = new Worker(new URL('./lane.js', import.meta.url), { workerData, transferList: [port2] })
    // What has happened is told at the barrier, to the one who waits there.
    worker.on('error', () => {})
    worker.unref()
    port1.unref()
  }
  const lane = createLane(layout, kernels, 0)
  const meetAll = () => meet(kernels, desk.barrier, lanes)
  const goOnOptimizing = postponeOptimizer(lanes, () => performance.now())
  const team: Team = {
    perform(job) {
      putJob(desk, job)
      try {
        meetAll()
        perform(lane, job, meetAll)
        meetAll()
        goOnOptimizing()
      } catch (error) {
        if (!(error instanceof LaneError)) throw error
        const reason = reasonAmong(ports)
        throw new LaneError(
          `${reason ? `A helper thread has failed (${reason})` : error.message.slice(0, -1)}, so training has stopped: ` +
            'go on from the last checkpoint, with --threads 1 if it happens again.'
        )
      }
    },
    close() {
      putJob(desk, { kind: 'leave' })
      try {
        meetAll()
      } catch {
        // A helper that has gone need not be sent away.
      }
    }
  }
  // An empty job, by which to learn that all helpers are there.
  putJob(desk, { kind: 'answer', batch: 0, rows: 0 })
  try {
    meet(kernels, desk.barrier, lanes, patienceAtStart)
    meetAll()
  } catch (error) {
    if (!(error instanceof LaneError)) throw error
    const reason = reasonAmong(ports)
    throw new LaneError(`Helper threads can't be started${reason ? ` (${reason})` : ''}: ask for fewer with --threads.`)
  }
  return team
}

/** Why one of the helpers has failed, if it said so. */
function reasonAmong(ports: readonly MessagePort[]): string | undefined {
  const reasons = ports.map(port => receiveMessageOnPort(port)?.message as string | undefined)
  return reasons.find(said => said !== undefined)
}
