import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { branchPointsOf, type Parents } from '../../source/checkpoint/branches.js'
import { encodeCheckpoint } from '../../source/checkpoint/checkpoint.js'
import type { BranchPoint } from '../../source/checkpoint/history.js'
import { alien, runs } from './runs.js'
import { smallCheckpoint } from './small.js'

const { description, tensors } = smallCheckpoint()
const begunAt = (parent: BranchPoint | null) => encodeCheckpoint({ description: { ...description, parent }, tensors })
const at = (run: string, epoch: number, batch = 0): BranchPoint => ({ run, epoch, batch })

describe('the branches of a run', () => {
  it('are those of the runs beside it that say they began there', async () => {
    const { folder } = await runs(
      ['trunk/epoch-0001.safetensors', begunAt(null)],
      ['one/epoch-0003.safetensors', begunAt(at('trunk', 2))],
      ['two/epoch-0001-batch-000009.safetensors', begunAt(at('trunk', 1, 4))],
      ['other/epoch-0001.safetensors', begunAt(at('one', 3))],
      ['alone/epoch-0001.safetensors', begunAt(null)],
      ['empty/notes.txt', alien]
    )
    const points = await branchPointsOf(join(folder, 'trunk'), new Map())
    expect(points.toSorted((one, other) => one.epoch - other.epoch)).toEqual([at('trunk', 1, 4), at('trunk', 2)])
    expect(await branchPointsOf(join(folder, 'alone'), new Map())).toEqual([])
  })
  it('are found in the furthest file that can be read', async () => {
    const { folder } = await runs(
      ['branch/epoch-0003.safetensors', begunAt(at('trunk', 2))],
      ['branch/epoch-0010.safetensors', alien]
    )
    expect(await branchPointsOf(join(folder, 'trunk'), new Map())).toEqual([at('trunk', 2)])
  })
  it('are read once, and looked for again while there is nothing to read', async () => {
    const { folder, paths } = await runs(
      ['one/epoch-0003.safetensors', begunAt(at('trunk', 2))],
      ['two/epoch-0003.safetensors', alien]
    )
    const [trunk, known] = [join(folder, 'trunk'), new Map() as Parents]
    await branchPointsOf(trunk, known)
    expect([...known]).toEqual([[join(folder, 'one'), at('trunk', 2)]])
    await writeFile(paths[0]!, alien)
    await writeFile(paths[1]!, begunAt(at('trunk', 1)))
    const points = await branchPointsOf(trunk, known)
    expect(points.toSorted((one, other) => one.epoch - other.epoch)).toEqual([at('trunk', 1), at('trunk', 2)])
  })
  it('are gone with their folders', async () => {
    const { folder, paths } = await runs(['one/epoch-0003.safetensors', begunAt(at('trunk', 2))])
    const known: Parents = new Map()
    await branchPointsOf(join(folder, 'trunk'), known)
    await rm(dirname(paths[0]!), { recursive: true })
    expect(await branchPointsOf(join(folder, 'trunk'), known)).toEqual([])
  })
})
