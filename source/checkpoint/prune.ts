import { unlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { branchPointsOf, type Parents } from './branches.js'
import { describeFiles } from './describe.js'
import { verifyFile } from './load.js'
import { type Action, type Candidate, candidateOf, retain } from './retention.js'
import { listRun, progressOf } from './store.js'

/**
 * What the policy says of the files of one run. Only files with names as we give them are its business, and only those
 * that tell what they are. What is to be kept is read whole first, so that nothing is deleted in favour of a damaged file;
 * paths in `whole` are known to be so already, and those that are found to be so are added; so with the `parents` of the
 * runs beside it, which are looked at for branches of this one. `tell` hears how many files have told what they are.
 */
export async function planPruning(
  run: string,
  best: number,
  whole: Set<string>,
  parents: Parents = new Map(),
  tell: (done: number) => void = () => {}
): Promise<Action[]> {
  const files = (await listRun(run)).filter(({ path }) => progressOf(basename(path)) !== null)
  const points = await branchPointsOf(run, parents)
  let candidates = (await describeFiles(files, tell))
    .map(described => candidateOf(described, points))
    .filter(candidate => candidate !== null)
  for (;;) {
    const actions = retain(candidates, best)
    const damaged = await firstDamaged(actions, whole)
    if (damaged === undefined) return actions
    candidates = candidates.filter(({ path }: Candidate) => path !== damaged)
  }
}

async function firstDamaged(actions: readonly Action[], whole: Set<string>): Promise<string | undefined> {
  for (const { type, path } of actions) {
    if (type === 'delete' || whole.has(path)) continue
    if ((await verifyFile(path)) !== null) return path
    whole.add(path)
  }
  return undefined
}

/**
 * Deletes what is to be deleted and still there.
 * @throws the system's error.
 */
export async function carryOut(actions: readonly Action[]): Promise<void> {
  for (const { path } of actions.filter(({ type }) => type === 'delete')) {
    await unlink(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
}
