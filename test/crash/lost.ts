import { expect } from 'vitest'
import { describeFiles } from '../../source/checkpoint/describe.js'
import { verifyFile } from '../../source/checkpoint/load.js'
import { candidateOf, retain } from '../../source/checkpoint/retention.js'
import { listRun } from '../../source/checkpoint/store.js'
import type { EpochLine } from './program.js'

/** Expects that every file of a run is whole, and that all is there that the policy keeps of what was told and is there. */
export async function expectNothingLost(run: string, told: readonly EpochLine[], keep: number): Promise<void> {
  const files = await listRun(run)
  for (const { path } of files) expect(await verifyFile(path), path).toBeNull()
  const there = (await describeFiles(files)).map(file => candidateOf(file, [])!)
  const gone = told
    .map(({ checkpoint, epoch, validationAccuracy }) => ({ path: checkpoint, epoch, accuracy: validationAccuracy }))
    .filter(({ path }) => path !== null && there.every(other => other.path !== path))
    .map(line => ({ ...line, path: line.path!, batch: 0, isBranchPoint: false }))
  const kept = retain([...there, ...gone], keep).filter(({ type }) => type === 'keep')
  expect(there.map(({ path }) => path)).toEqual(expect.arrayContaining(kept.map(({ path }) => path)))
}
