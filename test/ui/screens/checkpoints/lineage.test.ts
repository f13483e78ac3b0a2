import { describe, expect, it } from 'vitest'
import type { BranchPoint } from '../../../../source/checkpoint/history.js'
import { shortPlace } from '../../../../source/ui/format.js'
import { lineRows } from '../../../../source/ui/screens/checkpoints/lineage.js'
import { listing, type SomeRun } from '../../checkpoints/listing.js'

const at = (run: string, epoch: number, batch = 0): BranchPoint => ({ run, epoch, batch })
const trunk: SomeRun = { run: 'trunk', places: [1, 2, '2+4', 3, 4] }
const branch: SomeRun = { run: 'branch', places: [4, 5], parent: at('trunk', 3) }

function line(run: string | null, parent: BranchPoint | null, ...all: readonly SomeRun[]): string {
  const { runs, facts } = listing(...all)
  return lineRows(runs, facts, run, parent)
    .rows.map(row => (row.type === 'run' ? row.run : shortPlace(row.file.place!)))
    .join(' ')
}

describe('the epochs a run can go back to', () => {
  it.each<[string, string | null, BranchPoint | null, string]>([
    ['its own, the last first', 'trunk', null, 'trunk 4 3 2+4 2 1'],
    ['its own, and those of its trunk up to where it began', 'branch', at('trunk', 3), 'branch 5 4 trunk 3 2+4 2 1'],
    ['those of its trunk while it has saved none', null, at('trunk', 2, 4), 'trunk 2+4 2 1'],
    ['those of a trunk of a trunk', null, at('branch', 4), 'branch 4 trunk 3 2+4 2 1'],
    ['none while it has saved none and is no branch', null, null, ''],
    ['none of a trunk that has gone', null, at('gone', 3), '']
  ])('are %s', (_, run, parent, expected) => {
    expect(line(run, parent, trunk, branch)).toBe(expected)
  })
  it('end where runs claim to have begun in a circle', () => {
    const circle = { run: 'circle', places: [1, 2], parent: at('circle', 1) }
    expect(line('circle', at('circle', 1), circle)).toBe('circle 2 1')
  })
  it('do not include files with names that are not ours', () => {
    expect(line('one', null, { run: 'one', places: [1, 'mine'] })).toBe('one 1')
  })
})
