import { readdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import type { BranchPoint } from '../../source/checkpoint/history.js'
import { carryOut, planPruning } from '../../source/checkpoint/prune.js'
import { checkpointName } from '../../source/checkpoint/store.js'
import { alien, runs } from './runs.js'
import { smallCheckpoint } from './small.js'

const { description, tensors } = smallCheckpoint()

/** A checkpoint after an epoch, or in the middle of one. */
function after(epoch: number, accuracy: number, batch = 0, parent: BranchPoint | null = null, run = 'run') {
  const history = [{ ...description.history[0]!, epoch, validationAccuracy: accuracy }]
  const progress = { ...description.progress, epoch, batch }
  const bytes = encodeCheckpoint({ description: { ...description, progress, history, parent }, tensors })
  return [`${run}/${checkpointName(progress)}`, bytes] as const
}

/** The same with a bit turned behind the header, where only reading it whole shows it. */
const broken = ([name, bytes]: readonly [string, Uint8Array]) => [name, bytes.with(-1, bytes.at(-1)! ^ 1)] as const

/** What is left of a run with such files. */
async function left(best: number, ...files: readonly (readonly [string, Uint8Array])[]): Promise<string[]> {
  const { folder } = await runs(...files)
  const run = join(folder, 'run')
  await carryOut(await planPruning(run, best, new Set()))
  return (await readdir(run)).toSorted()
}

describe('pruning a run', () => {
  it('leaves the best and the last', async () => {
    const files = [after(1, 0.5), after(2, 0.9), after(2, 0.9, 4), after(3, 0.8), after(4, 0.7)]
    expect(await left(1, ...files)).toEqual(['epoch-0002.safetensors', 'epoch-0004.safetensors'])
  })
  it('never deletes a good file in favour of one that is damaged behind its header', async () => {
    const files = [after(1, 0.5), broken(after(2, 0.9)), after(3, 0.8), after(4, 0.7), broken(after(5, 0.6))]
    expect(await left(1, ...files)).toEqual([2, 3, 4, 5].map(epoch => checkpointName({ epoch, batch: 0 })))
  })
  it('leaves where a branch beside it began, as long as the branch is there', async () => {
    const branch = after(3, 0.4, 0, { run: 'run', epoch: 2, batch: 0 }, 'branch')
    const files = [after(1, 0.5), after(2, 0.1), after(3, 0.9), after(4, 0.7)]
    expect(await left(1, ...files, branch)).toEqual([2, 3, 4].map(epoch => checkpointName({ epoch, batch: 0 })))
    expect(await left(1, ...files)).toEqual([3, 4].map(epoch => checkpointName({ epoch, batch: 0 })))
  })
  it('leaves alone what is not named by us, does not say what it is, or only links to a file', async () => {
    const [, bytes] = after(1, 0.1)
    const { folder, paths } = await runs(
      ['run/mine.safetensors', bytes],
      ['run/epoch-0001.safetensors.bak', bytes],
      ['run/epoch-0002.safetensors', alien],
      after(3, 0.2),
      after(4, 0.3)
    )
    const run = join(folder, 'run')
    await symlink('mine.safetensors', join(run, 'epoch-0000.safetensors'))
    await carryOut(await planPruning(run, 1, new Set()))
    expect((await readdir(run)).toSorted()).toEqual(
      ['epoch-0000.safetensors', ...paths.toSpliced(3, 1).map(path => path.slice(run.length + 1))].toSorted()
    )
  })
  it('trusts what is known to be whole, and remembers what it has found so', async () => {
    const { folder, paths } = await runs(after(1, 0.5), broken(after(2, 0.9)), after(3, 0.8))
    const whole = new Set([paths[1]!])
    const actions = await planPruning(join(folder, 'run'), 1, whole)
    expect(actions.map(({ type }) => type)).toEqual(['delete', 'keep', 'keep'])
    expect([...whole]).toEqual([paths[1], paths[2]])
  })
  it('of a folder that is gone plans nothing', async () => {
    const { folder } = await runs(after(1, 0.5))
    await rm(join(folder, 'run'), { recursive: true })
    expect(await planPruning(join(folder, 'run'), 1, new Set())).toEqual([])
  })
  it('does not mind when somebody else was faster', async () => {
    const { folder, paths } = await runs(after(1, 0.5), after(2, 0.6), after(3, 0.7))
    const actions = await planPruning(join(folder, 'run'), 1, new Set())
    await rm(paths[0]!)
    await carryOut(actions)
    expect(await readdir(dirname(paths[0]!))).toEqual(['epoch-0003.safetensors'])
  })
})
