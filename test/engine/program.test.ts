import { describe, expect, it } from 'vitest'
import { numbersAt } from '../../source/engine/arena.js'
import { type Job, mostInARow, perform, reportLength } from '../../source/engine/descent.js'
import { paceOf } from '../../source/engine/optimizer.js'
import { blank, noteJob, playable } from '../../source/engine/program.js'
import { createPrograms } from '../../source/engine/programs.js'
import type { Recipe } from '../../source/engine/recipe.js'
import { builds, type KernelBuild } from '../kernels/compiled.js'
import { alone, classic, type Small, smallLane } from './small.js'

const wide: Partial<Recipe> = {
  hiddenLayers: [50, 40],
  activation: 'relu',
  outputActivation: 'softmax',
  cost: 'cross-entropy'
}
const recipes: [string, Partial<Recipe>][] = [
  ['sigmoid, quadratic', {}],
  ['ReLU, softmax, cross-entropy, Adam', { ...wide, optimizer: 'adam' }],
  ['AdamW with decay', { ...wide, optimizer: 'adamw', weightDecay: 0.01 }],
  ['tanh, softmax, quadratic, momentum', { activation: 'tanh', outputActivation: 'softmax', optimizer: 'momentum' }],
  [
    'leaky ReLU, sigmoid, cross-entropy, Nesterov',
    { activation: 'leaky-relu', cost: 'cross-entropy', optimizer: 'nesterov' }
  ],
  ['plain descent with decay, no hidden layer', { hiddenLayers: [], optimizer: 'sgd', weightDecay: 0.01 }]
]

const rows = 4
/** The jobs of a short training, in which paces, rows and kinds change. */
function jobs({ lane, batch }: Small): Job[] {
  const paces = [0.3, 0.2, 0.1].map((eta, i) =>
    paceOf(lane.layout.optimizer.name, { eta, step: i + 1 }, rows, lane.layout.weightDecay)
  )
  const last = paceOf(lane.layout.optimizer.name, { eta: 0.05, step: 4 }, rows, lane.layout.weightDecay)
  return [
    { kind: 'descend', batch, rows, paces },
    { kind: 'descend', batch: batch + 8, rows: rows - 1, paces: paces.slice(1) },
    { kind: 'gather', batch, rows, scale: 0.25 },
    { kind: 'gather', batch: batch + 16, rows, scale: 0.5 },
    { kind: 'step', pace: last },
    { kind: 'descend', batch: batch + 4, rows, paces: paces.map(pace => ({ ...pace, scale: pace.scale / 2 })) },
    { kind: 'answer', batch, rows: 3 }
  ]
}

/** All that jobs leave: parameters, gradient, moments, reports, costs. */
function left({ arena, lane: { layout } }: Small): number[][] {
  const { network, gradient, optimizer, scratch, reports } = layout
  const blocks = [network.parameters, gradient, ...optimizer.moments]
  return [
    ...blocks.map(({ start, length }) => [...numbersAt(arena, start, length)]),
    [...numbersAt(arena, scratch.costs, 3)],
    [...new Float64Array(arena.memory.buffer, reports, mostInARow * reportLength)]
  ]
}

const small = (recipe: Partial<Recipe>, build: KernelBuild) =>
  smallLane('float32', { ...classic, ...recipe }, { build })

describe.each(builds)('a program, played on %s kernels', build => {
  it.each(recipes)('leaves what the engine leaves when it does the job itself, bit for bit: %s', (_, recipe) => {
    const [itself, played] = [small(recipe, build), small(recipe, build)]
    const { layout, pass } = played.lane
    const programs = createPrograms(played.arena, pass.kernels, layout, alone)
    for (const job of jobs(itself)) perform(itself.lane, job, alone)
    for (const job of jobs(played)) {
      const { start, end } = programs(job)[0]!
      expect(pass.kernels.play(start, end)).toBe(0)
    }
    expect(left(played)).toEqual(left(itself))
    expect(left(played)[0]).not.toEqual(left(small(recipe, build))[0])
  })
})

it('every kernel that can be played is played above, or meets', () => {
  const numbers = recipes.flatMap(([, recipe]) => {
    const { arena, lane, ...rest } = small(recipe, 'fused')
    return jobs({ arena, lane, ...rest }).flatMap(job => {
      const { start, end } = noteJob(arena, lane.layout, 0, job, kernels => kernels.meet(0, 1, 0, 0))
      const words = new Int32Array(arena.memory.buffer, start, (end - start) / 4)
      return [...words.filter((_, i) => i % 32 === 0)]
    })
  })
  const names = new Set(numbers.map(number => playable[number]))
  expect(playable.filter(name => !names.has(name))).toEqual([])
})

it('a meeting that fails ends a program, with what it returned', () => {
  const { arena, lane, batch } = small({}, 'fused')
  const { kernels } = lane.pass
  const barrier = lane.layout.reports
  const { start, end } = noteJob(arena, lane.layout, 0, { kind: 'gather', batch, rows, scale: 1 }, noting =>
    noting.meet(barrier, 2, 0, 0)
  )
  expect(kernels.play(start, end)).toBe(2)
  kernels.fail(barrier)
  expect(kernels.play(start, end)).toBe(1)
})

it('blanks are numbers, but none that float32 has', () => {
  expect(Math.fround(blank(0))).toBe(Number.POSITIVE_INFINITY)
  expect(blank(5 * mostInARow)).toBeLessThan(Number.POSITIVE_INFINITY)
})

it.each([0, 1, 1e38, 1e70, 1e300])('a weight decay of %d is an argument like others, and no blank', weightDecay => {
  const { arena, lane } = small({ weightDecay }, 'fused')
  const pace = { scale: blank(0), eta: blank(1), rate: 1, rootScale: 1, shrink: 1 }
  const { blanks } = noteJob(arena, lane.layout, 0, { kind: 'step', pace }, alone)
  expect([...new Set(blanks.indices)]).toEqual([1])
})

describe('mini-batches in a row', () => {
  it.each(recipes)('end with the bits of mini-batches one by one, and say the same of each: %s', (_, recipe) => {
    const [together, apart] = [small(recipe, 'fused'), small(recipe, 'fused')]
    const paces = [0.3, 0.2, 0.1].map((eta, i) =>
      paceOf(together.lane.layout.optimizer.name, { eta, step: i + 1 }, rows, 0.01)
    )
    perform(together.lane, { kind: 'descend', batch: together.batch, rows, paces }, alone)
    const reports = paces.flatMap((pace, i) => {
      const { arena, batch, lane } = apart
      const report = new Float64Array(arena.memory.buffer, lane.layout.reports, reportLength)
      report.fill(0)
      perform(lane, { kind: 'descend', batch: batch + i * rows * 4, rows, paces: [pace] }, alone)
      return [...report]
    })
    expect(left(together).slice(0, -1)).toEqual(left(apart).slice(0, -1))
    expect(left(together).at(-1)!.slice(0, reports.length)).toEqual(reports)
    expect(Math.min(...reports.filter((_, i) => i % reportLength !== 1))).toBeGreaterThan(0)
  })
})
