import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { type Arena, allocate } from '../engine/arena.js'
import type { Layout } from '../engine/descent.js'
import type { Kernels } from '../engine/kernels.js'
import { createPrograms } from '../engine/programs.js'
import { check, LaneError, meet } from './barrier.js'
import type { Team } from './team.js'

/** What a helper thread is given to work with. */
export interface LaneData {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly index: number
  readonly lanes: number
  /** The desk's address. */
  readonly desk: number
  /** Where it says why it failed. */
  readonly port: MessagePort
}

/** Where threads meet, and where lanes find what to play: an address in shared memory. */
export interface Desk {
  readonly barrier: number // i32 [4]: see kernels/meet.ts
  /** Where each lane's program starts and ends; a start of 0 sends it home. */
  readonly programs: Uint32Array // [lanes, 2]
}

/** The desk at an address. */
export function deskAt({ buffer }: WebAssembly.Memory, address: number, lanes: number): Desk {
  return { barrier: address, programs: new Uint32Array(buffer, address + barrierBytes, 2 * lanes) }
}

/** A line of its own. */
const barrierBytes = 64

/** Tenths of a second that helpers may take to be there: many of them, on a busy machine, start slowly. */
const patienceAtStart = 600
/** Where a program without a call starts and ends. */
const nothing = 1

/** This thread and helpers, one for each further lane of the layout. Helpers sleep while there is nothing to do. */
export function startLanes(module: WebAssembly.Module, arena: Arena, layout: Layout, kernels: Kernels): Team {
  const { memory } = arena
  const { lanes } = layout.laneScratch
  const address = allocate(arena, barrierBytes + 8 * lanes)
  const desk = deskAt(memory, address, lanes)
  const ports: MessagePort[] = []
  for (let index = 1; index < lanes; index++) {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1)
    const workerData: LaneData = { module, memory, index, lanes, desk: address, port: port2 }
    const worker = new Worker(new URL('./lane.js', import.meta.url), { workerData, transferList: [port2] })
    // What has happened is told at the barrier, to the one who waits there.
    worker.on('error', () => {})
    worker.unref()
    port1.unref()
  }
  const programs = createPrograms(arena, kernels, layout, noting => meet(noting, desk.barrier, lanes))
  const meetAll = () => meet(kernels, desk.barrier, lanes)
  const team: Team = {
    perform(job) {
      programs(job).forEach(({ start, end }, index) => {
        desk.programs[2 * index] = start
        desk.programs[2 * index + 1] = end
      })
      try {
        meetAll()
        check(kernels.play(desk.programs[0]!, desk.programs[1]!))
        meetAll()
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
      desk.programs.fill(0)
      try {
        meetAll()
      } catch {
        // A helper that has gone need not be sent away.
      }
    }
  }
  // By which to learn that all helpers are there.
  desk.programs.fill(nothing)
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
