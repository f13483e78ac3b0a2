import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readDescription } from './describe.js'
import type { BranchPoint } from './history.js'
import { listRuns, progressOf } from './store.js'

/** Where runs began, by the paths of their folders; null for those that began with a network of their own. */
export type Parents = Map<string, BranchPoint | null>

/**
 * Where the branches of a run began: at which of its checkpoints, as far as other runs beside it tell. A run's beginning
 * never changes, so those that are in `known` are not read again, and those that are read are added.
 */
export async function branchPointsOf(run: string, known: Parents): Promise<BranchPoint[]> {
  const points: BranchPoint[] = []
  for (const other of await listRuns(dirname(run))) {
    const remembered = known.get(other)
    const parent = remembered === undefined ? await learn(other, known) : remembered
    if (parent?.run === basename(run)) points.push(parent)
  }
  return points
}

/** Reads where a run began from the furthest of its files that says so. */
async function learn(run: string, known: Parents): Promise<BranchPoint | null> {
  const names = await readdir(run).catch(() => [])
  const places = names.flatMap(name => {
    const place = progressOf(name)
    return place ? [{ ...place, name }] : []
  })
  for (const { name } of places.sort((one, other) => other.epoch - one.epoch || other.batch - one.batch)) {
    const description = await readDescription(join(run, name)).catch(() => null)
    if (!description) continue
    known.set(run, description.parent)
    return description.parent
  }
  return null
}
