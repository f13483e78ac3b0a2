import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { decodeCheckpoint } from '../../checkpoint/checkpoint.js'
import { problemOf } from '../../checkpoint/describe.js'
import { listRun, progressOf } from '../../checkpoint/store.js'
import type { Point } from '../../engine/plane.js'
import type { Model } from './model.js'
import type { Walker } from './order.js'

/** A network on a run's way. */
export interface Station {
  readonly epoch: number
  readonly batch: number
  readonly point: Point
}

/** A run's way from its start, and how many of its files could not be read. */
export interface Walk {
  readonly stations: readonly Station[]
  readonly unread: number
}

/** Numbers that are kept of all stations together, 128 MB, and stations. */
const mostNumbers = 3.2e7
const mostStations = 64

/** Reads the way of a run from its checkpoints, the first to the last; of very many, some with even gaps. */
export async function readWalk(model: Model, { folder, start }: Walker): Promise<Walk> {
  const stations: Station[] = start ? [{ epoch: 0, batch: 0, point: model.startOf(start) }] : []
  const files = folder === null ? [] : await filesOf(folder)
  let unread = 0
  for (const { path, epoch, batch } of spread(files, stationsFor(model.parameters.length))) {
    try {
      const { tensors } = decodeCheckpoint(await readFile(path))
      stations.push({ epoch, batch, point: model.pointIn(tensors) })
    } catch (error) {
      // Why is for `checkpoints verify` to say; an error that is not the file's goes on.
      problemOf(error)
      unread++
    }
  }
  return { stations, unread }
}

async function filesOf(folder: string) {
  const named = (await listRun(folder)).flatMap(({ path }) => {
    const place = progressOf(basename(path))
    return place ? [{ path, ...place }] : []
  })
  return named.sort((one, other) => one.epoch - other.epoch || one.batch - other.batch)
}

function stationsFor(length: number): number {
  return Math.max(3, Math.min(mostStations, Math.floor(mostNumbers / length)))
}

/** At most `count` of them, the first and the last among them. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items]
  return Array.from({ length: count }, (_, i) => items[Math.round((i * (items.length - 1)) / (count - 1))]!)
}
