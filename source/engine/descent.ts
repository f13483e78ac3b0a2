import { type Arena, allocate } from './arena.js'
import { accumulate, backward, compare, forward, listPixels, type Pass, sumPixels } from './backprop.js'
import { type Block, blocksOfLane, columnsOfLane, type Range } from './block.js'
import { noteGradientBounds } from './bounds.js'
import type { Kernels } from './kernels.js'
import { allocateParameters, isListed, type Network, type Parameters } from './network.js'
import { createOptimizer, isPlainDescent, type OptimizerState, type Pace, stepBlock } from './optimizer.js'
import type { Recipe } from './recipe.js'
import { allocateLaneScratch, allocateScratch, type Scratch, scratchFrom, share, withOwnFirst } from './scratch.js'

/** Where everything that gradient descent works on stands in memory: all that a thread needs to know to take part in it. */
export interface Layout extends Omit<Pass, 'kernels' | 'lane'> {
  /** What every other mini-batch of several in a row has in the place of `scratch`. */
  readonly otherScratch: Scratch
  readonly gradient: Parameters
  readonly optimizer: OptimizerState
  readonly weightDecay: number
  /** Whether a mini-batch that fits in scratch is added to the weights without a gradient in between. */
  readonly plain: boolean
  /**
   * What `descend` says of each mini-batch: its cost and how many answers are right are added to what stands there, a bound of its
   * gradient is put there // f64 [mostInARow, 3]
   */
  readonly reports: number
}

/** The most mini-batches that `descend` takes in a row. */
export const mostInARow = 16
/** Numbers of a report. */
export const reportLength = 3

/** Lays out gradient descent for one thread on mini-batches of which `rows` examples are worked on together. */
export function createLayout(
  arena: Arena,
  network: Network,
  examples: Pass['examples'],
  recipe: Recipe,
  rows: number
): Layout {
  const { layers } = network
  const scratch = allocateScratch(arena, layers, rows)
  return {
    network,
    examples,
    cost: recipe.cost,
    scratch,
    otherScratch: withOwnFirst(arena, scratch, layers),
    laneScratch: allocateLaneScratch(arena, layers, rows, 1),
    numberBytes: arena.numberBytes,
    gradient: allocateParameters(arena, layers),
    optimizer: createOptimizer(arena, layers, recipe.optimizer),
    weightDecay: recipe.weightDecay,
    plain: isPlainDescent(recipe),
    reports: allocate(arena, mostInARow * reportLength * 8)
  }
}

/** The same layout with room for `lanes` threads to work on it together. */
export function forLanes(arena: Arena, layout: Layout, lanes: number): Layout {
  const { layers } = layout.network
  const laneScratch = allocateLaneScratch(arena, layers, layout.scratch.rows, lanes)
  return { ...layout, laneScratch }
}

/** One thread's part in gradient descent. Which lane does what changes no bits. */
export interface Lane {
  readonly layout: Layout
  readonly pass: Pass
  /** The pass of every other mini-batch in a row. */
  readonly otherPass: Pass
  /** The columns of the first layer that it sums. */
  readonly columns: Range
  /** The parameters it adds up and steps. */
  readonly blocks: readonly Block[]
}

/** Lane number `index` of a layout. */
export function createLane(layout: Layout, kernels: Kernels, index: number): Lane {
  const { network, examples, cost, scratch, otherScratch, laneScratch, numberBytes } = layout
  const pass = { kernels, network, examples, cost, scratch, laneScratch, lane: index, numberBytes }
  const { layers } = network
  return {
    layout,
    pass,
    otherPass: { ...pass, scratch: otherScratch },
    columns: columnsOfLane(layers[0]!, index, laneScratch.lanes),
    blocks: blocksOfLane(layers, index, laneScratch.lanes)
  }
}

/** A piece of work for all lanes together, on `rows` examples whose places stand at address `batch`. */
export type Job =
  /** Send the examples forward and compare: their costs and answers stand in scratch then. */
  | { readonly kind: 'answer'; readonly batch: number; readonly rows: number }
  /** That and backward, and add scale × their gradient to the gradient. */
  | { readonly kind: 'gather'; readonly batch: number; readonly rows: number; readonly scale: number }
  /**
   * Whole steps on mini-batches that fit in scratch and stand one behind the other, each of so many examples and at its own pace.
   * What there is to say of each goes to `reports`.
   */
  | { readonly kind: 'descend'; readonly batch: number; readonly rows: number; readonly paces: readonly Pace[] }
  /** A step against the gradient that was gathered, which is used up by it. */
  | { readonly kind: 'step'; readonly pace: Pace }

/**
 * Does this lane's part of a job. To learn, the first layer's sums in its columns, then its share of the examples through the
 * other layers, then its blocks of parameters: so the weights of the first layer, most of all there are, stay in the cache of the
 * thread that steps them. To answer, where nothing is stepped, its share of the examples through all layers. `meet` returns when
 * every lane has called it as often; the job is done when all of them are.
 */
export function perform(lane: Lane, job: Job, meet: () => void): void {
  const { layout, pass, blocks } = lane
  const { gradient } = layout
  switch (job.kind) {
    case 'answer':
      answer(pass, job)
      break
    case 'gather':
      propagate(lane, pass, job, meet)
      for (const block of blocks) accumulate(pass, job.batch, job.rows, block, gradient, job.scale)
      break
    case 'descend': {
      const { batch, rows, paces } = job
      for (const [i, pace] of paces.entries()) descend(lane, i, { batch: batch + i * rows * 4, rows }, pace, meet)
      break
    }
    case 'step':
      for (const block of blocks) stepBlock(pass, layout.optimizer, gradient, block, job.pace, layout.weightDecay)
  }
}

/** Whether a mini-batch of `m` goes straight to the weights, without a gradient in between. */
export function isAtOnce({ plain, scratch }: Layout, m: number): boolean {
  return plain && m <= scratch.rows
}

/** The examples of a job. */
type Examples = Pick<Extract<Job, { kind: 'answer' }>, 'batch' | 'rows'>

/**
 * A step on mini-batch number `i` of those in a row. A lane whose own parameters are stepped goes on to the first layer's sums
 * of the next mini-batch, while others may still read this one's activations.
 */
function descend(lane: Lane, i: number, examples: Examples, pace: Pace, meet: () => void): void {
  const { layout, blocks } = lane
  const { gradient, optimizer, weightDecay } = layout
  const { batch, rows } = examples
  const pass = i % 2 === 0 ? lane.pass : lane.otherPass
  propagate(lane, pass, examples, meet)
  if (pass.lane === 0) report(pass, examples, layout.reports + i * reportLength * 8)
  for (const block of blocks) {
    if (layout.plain) {
      accumulate(pass, batch, rows, block, pass.network.parameters, pace.scale)
    } else {
      accumulate(pass, batch, rows, block, gradient, 1 / rows)
      stepBlock(pass, optimizer, gradient, block, pace, weightDecay)
    }
  }
}

/** Adds what there is to say of the examples just sent backward to `into`. */
function report({ kernels, examples: { labels }, scratch }: Pass, { batch, rows }: Examples, into: number): void {
  kernels.tally(batch, labels, scratch.classes, scratch.costs, rows, into)
  kernels.noteLargest(scratch.bounds, rows, into + 16)
}

/** Forward and backward for the whole mini-batch, this lane's part of each. */
function propagate({ columns }: Lane, pass: Pass, examples: Examples, meet: () => void): void {
  const { batch, rows } = examples
  sumPixels(pass, batch, rows, columns)
  if (isListed(pass.network.layers[0]!)) listPixels(pass, batch, rows)
  meet()
  ask(pass, examples)
  const { first, count } = shareOf(pass, rows)
  if (count > 0) {
    const part = partFrom(pass, first)
    backward(part, count)
    noteGradientBounds(part, count)
  }
  meet()
}

/** Has this lane's share of the examples answered. */
function answer(pass: Pass, examples: Examples): void {
  const { first, count } = shareOf(pass, examples.rows)
  if (count <= 0) return
  const all = { from: 0, to: pass.network.layers[0]!.width }
  sumPixels(partFrom(pass, first), examples.batch + first * 4, count, all)
  ask(pass, examples)
}

/** Sends this lane's share of the examples on from the first layer's sums, and compares. */
function ask(pass: Pass, { batch, rows }: Examples): void {
  const { first, count } = shareOf(pass, rows)
  if (count <= 0) return
  const part = partFrom(pass, first)
  forward(part, count)
  compare(part, batch + first * 4, count)
}

/** Which of `rows` examples are this lane's. */
function shareOf({ lane, laneScratch }: Pass, rows: number): { first: number; count: number } {
  const most = share(rows, laneScratch.lanes)
  const first = Math.min(rows, lane * most)
  return { first, count: Math.min(most, rows - first) }
}

function partFrom(pass: Pass, first: number): Pass {
  return { ...pass, scratch: scratchFrom(pass.scratch, pass.network.layers, first, pass.numberBytes) }
}
