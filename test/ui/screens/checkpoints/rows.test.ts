import { describe, expect, it } from 'vitest'
import { shortPlace } from '../../../../source/ui/format.js'
import { arrangeRows, bestOf, type Order } from '../../../../source/ui/screens/checkpoints/rows.js'
import { listing, pathAt, type SomeRun } from '../../checkpoints/listing.js'
import { record } from '../../run.js'

const some: readonly SomeRun[] = [
  { run: '20260101-a', places: [1, 2, 3] },
  { run: '20260102-b', places: [2, '2+9', 4], learningRate: 0.15, recipe: { activation: 'relu' } }
]

function arranged(order: Order, filter = '', all = some): string {
  const { runs, facts } = listing(...all)
  const { rows, files } = arrangeRows(runs, facts, order, filter)
  expect(files).toEqual(rows.flatMap(row => (row.type === 'file' ? [row.file] : [])))
  return rows
    .map(row =>
      row.type === 'run' ? row.run : `${row.file.run.slice(-1)}${shortPlace(row.file.place!)}${row.isFirst ? '!' : ''}`
    )
    .join(' ')
}

describe('the rows', () => {
  it.each<[Order, string]>([
    ['runs', '20260102-b b4 b2+9 b2 20260101-a a3 a2 a1'],
    // In the middle of an epoch nothing is known of it.
    ['held out', 'b4! a3! a2 b2! a1! b2+9!'],
    ['cost', 'b4! a3! a2 b2! a1! b2+9!'],
    ['age', 'a3! a2 a1 b4! b2+9 b2'],
    ['size', 'b4! a3! a2 b2+9! b2 a1!']
  ])('ordered by %s are %s', (order, expected) => {
    expect(arranged(order)).toBe(expected)
  })
  it.each([
    ['a word of the run’s name', '0102', '20260102-b b4 b2+9 b2'],
    ['a setting', 'relu', '20260102-b b4 b2+9 b2'],
    ['the learning rate', 'η 0.15', '20260102-b b4 b2+9 b2'],
    ['a file’s name', 'epoch-0002', '20260102-b b2+9 b2 20260101-a a2'],
    ['several words, in any case', 'EPOCH-0002 Relu', '20260102-b b2+9 b2'],
    ['nothing there is', 'tanh', ''],
    ['spaces alone', '  ', '20260102-b b4 b2+9 b2 20260101-a a3 a2 a1']
  ])('are filtered by %s', (_, filter, expected) => {
    expect(arranged('runs', filter)).toBe(expected)
  })
  it('know runs by their names alone before anything has been read', () => {
    const { runs } = listing(...some)
    expect(arrangeRows(runs, new Map(), 'held out', '0102').files).toHaveLength(3)
    expect(arrangeRows(runs, new Map(), 'runs', 'relu').files).toEqual([])
  })
})

describe('the best file of a run', () => {
  const { runs, facts } = listing({ run: 'a', places: [1, 2, 3, '3+4'] })
  const files = runs.get('a')!
  const told = facts.get('a')!
  it('is the one with the highest accuracy', () => {
    expect(bestOf(files, told)).toBe(pathAt('a', 3))
    expect(bestOf(files.slice(2), told)).toBe(pathAt('a', 2))
  })
  it('is of equals the earliest', () => {
    const history = [1, 2, 3].map(epoch => ({ ...record(1), epoch }))
    expect(bestOf(files, { ...told, history })).toBe(pathAt('a', 1))
  })
  it('is unknown before the run has told', () => {
    expect(bestOf(files, undefined)).toBeNull()
  })
})
