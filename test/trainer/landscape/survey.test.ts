import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeCheckpoint } from '../../../source/checkpoint/checkpoint.js'
import { checkpointName } from '../../../source/checkpoint/store.js'
import { gridColumns, gridPoints } from '../../../source/engine/height-grid.js'
import { pointOn } from '../../../source/engine/plane.js'
import type { Recipe } from '../../../source/engine/recipe.js'
import { seeSurroundings } from '../../../source/trainer/inspect/surroundings.js'
import { createModel } from '../../../source/trainer/landscape/model.js'
import type { Directions, SurveyNews, SurveyOrder, Walker } from '../../../source/trainer/landscape/order.js'
import { surveyed } from '../../../source/trainer/landscape/survey.js'
import { readWalk } from '../../../source/trainer/landscape/walk.js'
import type { Run } from '../../../source/trainer/run.js'
import { snapshot } from '../../../source/trainer/snapshot.js'
import { train } from '../../../source/trainer/train.js'
import { compiledKernels } from '../../kernels/compiled.js'
import { temporaryFolder } from '../../temporary-folder.js'
import { textbookGradient } from '../inspect/textbook.js'
import { noise } from '../noise.js'

/** A run that has come to its end, with a checkpoint of each epoch in a folder. */
async function finished(recipe: Partial<Recipe> = {}) {
  const folder = await temporaryFolder()
  const run = (await noise({ hiddenLayers: [6, 5], epochs: 4, ...recipe }))()
  for (const moment of train(run)) {
    if (moment !== 'epoch') continue
    await writeFile(join(folder, checkpointName(run)), encodeCheckpoint(snapshot(run, '', 0)))
  }
  return { run, walker: { folder, start: run.recipe } satisfies Walker }
}

function orderFor(run: Run, directions: Directions, own: Walker, other: Walker | null = null): SurveyOrder {
  const { kind, ...around } = seeSurroundings(run)
  return { ...around, recipe: run.recipe, width: 4, height: 4, classCount: 3, directions, own, other }
}

/** What the surveying thread would tell, as long as it is `wanted`. */
async function told(order: SurveyOrder, count = Number.POSITIVE_INFINITY) {
  const model = createModel(compiledKernels.plain, order)
  const own = await readWalk(model, order.own)
  const other = order.other && (await readWalk(model, order.other))
  const news: SurveyNews[] = []
  for (const one of surveyed(model, order, own, other)) {
    news.push(one)
    if (news.length >= count) break
  }
  const [first] = news
  if (first?.type !== 'plane') throw new Error('It begins with the plane.')
  return { survey: first.survey, heights: news.at(-1) as Extract<SurveyNews, { type: 'heights' }>, news, model }
}

describe('a survey', () => {
  it('has in its middle the cost that the textbook finds, and everywhere what the network there costs', async () => {
    const { run, walker } = await finished()
    const { survey, heights } = await told(orderFor(run, 'random', walker))
    // The noise has 200 training examples, and all of them are drawn.
    const { cost } = textbookGradient(run, [...run.split.training])
    expect(survey.cost).toBeCloseTo(cost, 5)
    expect(heights).toMatchObject({ done: gridPoints, isLast: true })
    const at = (column: number, row: number) => heights.heights[row * gridColumns + column]!
    expect(at(32, 24)).toBeCloseTo(survey.cost, 7)
    const { start, length } = run.layout.network.parameters
    const place = new Float32Array(run.arena.memory.buffer, start, length)
    for (const [column, row] of [
      [0, 0],
      [64, 48],
      [17, 40]
    ] as const) {
      pointOn(survey.plane, -1 + column / 32, -1 + row / 24, place)
      expect(at(column, row)).toBeCloseTo(textbookGradient(run, [...run.split.training]).cost, 4)
    }
  })

  it('goes by the way of the run: its start, its checkpoints, and where it is', async () => {
    const { run, walker } = await finished()
    const { survey } = await told(orderFor(run, 'path', walker), 1)
    expect(survey).toMatchObject({
      method: { kind: 'principal', points: 6 },
      other: null,
      unread: 0,
      epoch: 4,
      batch: 0
    })
    expect(survey.own.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4])
    // The last checkpoint is where it is, in the origin.
    expect(survey.own.at(-1)).toMatchObject({ x: 0, y: 0, off: 0 })
    for (const { x, y } of survey.own) {
      expect(x).toBeGreaterThan(survey.x[0])
      expect(x).toBeLessThan(survey.x[1])
      expect(y).toBeGreaterThan(survey.y[0])
      expect(y).toBeLessThan(survey.y[1])
    }
    const [first] = survey.own
    expect(first!.x).toBeLessThan(0)
  })

  it('takes another run in, whose way lies on the same plane', async () => {
    const [{ run, walker }, other] = [await finished(), await finished({ batchSize: 'all' })]
    const { survey } = await told(orderFor(run, 'path', walker, other.walker), 1)
    expect(survey.method).toMatchObject({ kind: 'principal', points: 11 })
    expect(survey.other!.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4])
    // They begin at the same place, because they have the same seed.
    expect(survey.other![0]).toEqual(survey.own[0])
    expect(survey.other!.at(-1)).not.toEqual(survey.own.at(-1))
  })

  it('takes random directions for want of checkpoints, and counts those that are damaged', async () => {
    const { run, walker } = await finished()
    expect((await told(orderFor(run, 'path', { folder: null, start: null }), 1)).survey.method).toEqual({
      kind: 'random',
      isForWant: true
    })
    for (const epoch of [1, 2]) await writeFile(join(walker.folder, checkpointName({ epoch, batch: 0 })), 'nothing')
    const { survey } = await told(orderFor(run, 'path', walker), 1)
    expect(survey).toMatchObject({ unread: 2, x: [-1, 1], method: { kind: 'random', isForWant: true } })
  })

  it('leaves out the networks of another shape', async () => {
    const [{ run }, { walker }] = [await finished(), await finished({ hiddenLayers: [7, 5] })]
    const { survey } = await told(orderFor(run, 'path', walker), 1)
    expect([survey.own.length, survey.unread]).toEqual([1, 4])
  })
})

describe('what a survey is made from', () => {
  it('is a copy of the parameters and examples drawn by the seed, and changes nothing', async () => {
    const { run } = await finished()
    const one = seeSurroundings(run)
    expect(seeSurroundings(run)).toEqual(one)
    expect(one.labels).toHaveLength(200)
    expect(one.pixels).toHaveLength(200 * 16)
    expect(one.parameters.buffer).not.toBe(run.arena.memory.buffer)
  })
})
