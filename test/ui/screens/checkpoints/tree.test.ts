import { describe, expect, it } from 'vitest'
import type { BranchPoint } from '../../../../source/checkpoint/history.js'
import { shortPlace } from '../../../../source/ui/format.js'
import { treeRows } from '../../../../source/ui/screens/checkpoints/tree.js'
import { listing, type SomeRun } from '../../checkpoints/listing.js'

const at = (run: string, epoch: number, batch = 0): BranchPoint => ({ run, epoch, batch })

/** The tree of some runs, drawn: a run by its name, a file by its place, `<` where a branch begins. */
function drawn(...all: readonly SomeRun[]): string[] {
  const { runs, facts } = listing(...all)
  return treeRows(runs, facts).map(row => {
    const indent = '  '.repeat(row.guide.depth)
    if (row.type === 'run') return `${indent}${row.run}`
    return `${indent}${row.file.place ? shortPlace(row.file.place) : '?'}${row.guide.isBranchPoint ? ' <' : ''}`
  })
}

describe('the tree of runs', () => {
  it('has the last run first, and of each the furthest file', () => {
    const rows = drawn({ run: 'a', places: [1, 2, '2+5', 'mine'] }, { run: 'b', places: [1] })
    expect(rows).toEqual(['b', '1', 'a', '2+5', '2', '1', '?'])
  })
  it('grows each branch above the file it began at', () => {
    const rows = drawn(
      { run: 'a', places: [1, 2, 3] },
      { run: 'b', places: [2, 3], parent: at('a', 1) },
      { run: 'c', places: [3, 4], parent: at('a', 2) },
      { run: 'd', places: [4], parent: at('c', 3) }
    )
    expect(rows).toEqual([
      ...['a', '3', '  c', '  4', '    d', '    4', '  3 <', '2 <'],
      ...['  b', '  3', '  2', '1 <']
    ])
  })
  it('shows of branches that began together the last one first', () => {
    const parent = at('a', 1)
    const rows = drawn({ run: 'a', places: [1] }, { run: 'b', places: [2], parent }, { run: 'c', places: [2], parent })
    expect(rows).toEqual(['a', '  c', '  2', '  b', '  2', '1 <'])
  })
  it('knows the middle of an epoch', () => {
    const rows = drawn({ run: 'a', places: [1, '1+5', 2] }, { run: 'b', places: [2], parent: at('a', 1, 5) })
    expect(rows).toEqual(['a', '2', '  b', '  2', '1+5 <', '1'])
  })
  it('keeps a branch in its place when the file it began at has gone', () => {
    expect(drawn({ run: 'a', places: [1, 3] }, { run: 'b', places: [4], parent: at('a', 2) })).toEqual([
      ...['a', '3', '  b', '  4', '1']
    ])
    expect(drawn({ run: 'a', places: [3] }, { run: 'b', places: [4], parent: at('a', 2) })).toEqual([
      ...['a', '3', '  b', '  4']
    ])
  })
  it('lets a branch stand by itself when its run is not there', () => {
    expect(drawn({ run: 'b', places: [4], parent: at('gone', 2) })).toEqual(['b', '4'])
    expect(drawn({ run: 'a', places: [] }, { run: 'b', places: [4], parent: at('a', 2) })).toEqual(['b', '4'])
  })
  it('loses no file of runs that claim to have begun in a circle', () => {
    const rows = drawn(
      { run: 'a', places: [1], parent: at('b', 1) },
      { run: 'b', places: [1], parent: at('a', 1) },
      { run: 'c', places: [2], parent: at('c', 1) },
      { run: 'd', places: [3], parent: at('a', 1) }
    )
    expect(rows.toSorted()).toEqual(['1', '1', '2', '3', 'a', 'b', 'c', 'd'])
  })
  it('loses no file of a thousand branches of branches', () => {
    const name = (i: number) => `run-${String(i).padStart(4, '0')}`
    const chain = Array.from({ length: 1000 }, (_, i) => ({
      run: name(i),
      places: [i + 1],
      ...(i > 0 && { parent: at(name(i - 1), i) })
    }))
    expect(drawn(...chain)).toHaveLength(2000)
  })
})
