import { describe, expect, it } from 'vitest'
import type { CellRequest } from '../../../source/trainer/inspect/cell.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { noiseRun } from '../training.js'
import { asking } from './asking.js'
import { paused } from './paused.js'

const cell = (changed: Partial<CellRequest>): CellRequest => ({
  kind: 'cell',
  set: 'validation',
  asOf: 'now',
  actual: 0,
  answered: 0,
  from: 0,
  count: 64,
  ...changed
})

describe('a cell of the confusion matrix', () => {
  it('has the images that fell there, those that cost most first, and all cells together have all images', async () => {
    const { ask } = await paused(await noiseRun(await temporaryFolder(), { hiddenLayers: [5] }))
    const { confusion } = await ask(cell({}))
    const seen = new Set<number>()
    for (const [actual, row] of confusion.entries())
      for (const [answered, count] of row.entries()) {
        const { examples } = await ask(cell({ actual, answered }))
        expect(examples.length).toBe(count)
        for (const { label, answer, at } of examples) {
          expect([label, answer]).toEqual([actual, answered])
          seen.add(at)
        }
        const costs = examples.map(({ cost }) => cost)
        expect(costs).toEqual(costs.toSorted((one, other) => other - one))
        const some = await ask(cell({ actual, answered, from: 1, count: 2 }))
        expect(some.examples).toEqual(examples.slice(1, 3))
      }
    expect(seen.size).toBe(100)
  })

  it('agrees with what is told at the end of an epoch', async () => {
    const { run, ask } = asking(await noiseRun(await temporaryFolder(), { epochs: 1 }))
    const { confusion } = await run.next('epoch')
    await run.next('done')
    expect((await ask(cell({}))).confusion).toEqual(confusion)
  })

  it('is as it was at the moment that is named, while training goes on', async () => {
    const { run, ask } = asking(await noiseRun(await temporaryFolder(), { epochs: 100_000, batchSize: 10 }))
    await run.next('pulse')
    const first = await ask(cell({ asOf: 'first' }))
    await run.next('pulse')
    await run.next('pulse')
    expect(await ask(cell({ asOf: 'first' }))).toEqual(first)
    const then = await ask(cell({ asOf: 'then' }))
    expect([then.epoch, then.batch]).not.toEqual([first.epoch, first.batch])
  })

  it('is looked at anew when something else has been held still in between', async () => {
    const { run, ask } = await paused(await noiseRun(await temporaryFolder(), { epochs: 9 }), 1)
    const first = await ask(cell({}))
    await ask({ kind: 'mistake', from: { set: 'training', at: 0 }, direction: 'next' })
    await run.step(1)
    const then = await ask(cell({}))
    expect([first.batch, then.batch]).toEqual([1, 2])
  })
})
