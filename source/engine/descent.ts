import type { Arena } from './arena.js'
import { accumulate, backward, compare, forward, listPixels, type Pass, sumPixels } from './backprop.js'
import { type Block, blocksOfLane, columnsOfLane, type Range } from './block.js'
import { noteGradientBounds } from './bounds.js'
import type { Kernels } from './kernels.js'
import { allocateParameters, isListed, type Network, type Parameters } from './network.js'
import { createOptimizer, isPlainDescent, type OptimizerState, stepBlock } from './optimizer.js'
import type { Recipe } from './recipe.js'
import { allocateLaneScratch, allocateScratch, scratchFrom, share } from './scratch.js'

/** Where everything that gradient descent works on stands in memory: all that a thread needs to know to take part in it. */
export interface Layout extends Omit<Pass, 'kernels' | 'lane'> {
  readonly gradient: Parameters
  readonly optimizer: OptimizerState
  readonly weightDecay: number
  /** Whether a mini-batch that fits in scratch is added to the weights without a gradient in between. */
  readonly plain: boolean
}

/** Lays out gradient descent for one thread on mini-batches of which `rows` examples are worked on together. */
export function createLayout(
  arena: Arena,
  network: Network,
  examples: Pass['examples'],
  recipe: Recipe,
  rows: number
): Layout {
  const { layers } = network
  return {
    network,
    examples,
    cost: recipe.cost,
    scratch: allocateScratch(arena, layers, rows),
    laneScratch: allocateLaneScratch(arena, layers, rows, 1),
    numberBytes: arena.numberBytes,
    gradient: allocateParameters(arena, layers),
    optimizer: createOptimizer(arena, layers, recipe.optimizer),
    weightDecay: recipe.weightDecay,
    plain: isPlainDescent(recipe)
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
  /** The columns of the first layer that it sums. */
  readonly columns: Range
  /** The parameters it adds up and steps. */
  readonly blocks: readonly Block[]
  /** Passes over the rows from some row on. */
  readonly parts: Map<number, Pass>
}

/** Lane number `index` of a layout. */
export function createLane(layout: Layout, kernels: Kernels, index: number): Lane {
  const { network, examples, cost, scratch, laneScratch, numberBytes } = layout
  const pass = { kernels, network, examples, cost, scratch, laneScratch, lane: index, numberBytes }
  const { layers } = network
  return {
    layout,
    pass,
    columns: columnsOfLane(layers[0]!, index, laneScratch.lanes),
    blocks: blocksOfLane(layers, index, laneScratch.lanes),
    parts: new Map()
  }
}

/** A piece of work for all lanes together, on `rows` examples whose places stand at address `batch`. */
export type Job =
  /** Send the examples forward and compare: their costs and answers stand in scratch then. */
  | { readonly kind: 'answer'; readonly batch: number; readonly rows: number }
  /** That and backward, and add scale × their gradient to the gradient. */
  | { readonly kind: 'gather'; readonly batch: number; readonly rows: number; readonly scale: number }
  /** A whole step on a mini-batch that fits in scratch. */
  | {
      readonly kind: 'descend'
      readonly batch: number
      readonly rows: number
      readonly eta: number
      readonly step: number
    }
  /** A step against the gradient that was gathered, which is used up by it. */
  | { readonly kind: 'step'; readonly eta: number; readonly step: number }

/**
 * Does this lane's part of a job. To learn, the first layer's sums in its columns, then its share of the examples through the
 * other layers, then its blocks of parameters: so the weights of the first layer, most of all there are, stay in the cache of the
 * thread that steps them. To answer, where nothing is stepped, its share of the examples through all layers. `meet` returns when every lane has called it as often.
 */
export function perform(lane: Lane, job: Job, meet: () => void): void {
  const { layout, pass, blocks } = lane
  const { gradient } = layout
  switch (job.kind) {
    case 'answer':
      answer(lane, job)
      break
    case 'gather':
      propagate(lane, job, meet)
      for (const block of blocks) accumulate(pass, job.batch, job.rows, block, gradient, job.scale)
      break
    case 'descend':
      propagate(lane, job, meet)
      for (const block of blocks) descend(lane, block, job)
      break
    case 'step':
      for (const block of blocks) stepBlock(pass, layout.optimizer, gradient, block, job, layout.weightDecay)
  }
}

/** Whether a mini-batch of `m` goes straight to the weights, without a gradient in between. */
export function isAtOnce({ plain, scratch }: Layout, m: number): boolean {
  return plain && m <= scratch.rows
}

function descend({ layout, pass }: Lane, block: Block, job: Extract<Job, { kind: 'descend' }>): void {
  const { batch, rows, eta } = job
  if (layout.plain) {
    accumulate(pass, batch, rows, block, pass.network.parameters, -eta / rows)
  } else {
    accumulate(pass, batch, rows, block, layout.gradient, 1 / rows)
    stepBlock(pass, layout.optimizer, layout.gradient, block, job, layout.weightDecay)
  }
}

/** The examples of a job. */
type Examples = Pick<Extract<Job, { kind: 'answer' }>, 'batch' | 'rows'>

/** Forward and backward for the whole mini-batch, this lane's part of each. */
function propagate(lane: Lane, { batch, rows }: Examples, meet: () => void): void {
  const { first, count } = shareOf(lane, rows)
  sumPixels(lane.pass, batch, rows, lane.columns)
  if (isListed(lane.pass.network.layers[0]!)) listPixels(lane.pass, batch, rows)
  meet()
  ask(lane, { batch, rows })
  if (count > 0) {
    const part = partFrom(lane, first)
    backward(part, count)
    noteGradientBounds(part, count)
  }
  meet()
}

/** Has this lane's share of the examples answered. */
function answer(lane: Lane, { batch, rows }: Examples): void {
  const { first, count } = shareOf(lane, rows)
  if (count <= 0) return
  sumPixels(partFrom(lane, first), batch + first * 4, count, { from: 0, to: lane.pass.network.layers[0]!.width })
  ask(lane, { batch, rows })
}

/** Sends this lane's share of the examples on from the first layer's sums, and compares. */
function ask(lane: Lane, { batch, rows }: Examples): void {
  const { first, count } = shareOf(lane, rows)
  if (count <= 0) return
  const part = partFrom(lane, first)
  forward(part, count)
  compare(part, batch + first * 4, count)
}

/** Which of `rows` examples are this lane's. */
function shareOf({ pass }: Lane, rows: number): { first: number; count: number } {
  const most = share(rows, pass.laneScratch.lanes)
  const first = Math.min(rows, pass.lane * most)
  return { first, count: Math.min(most, rows - first) }
}

function partFrom({ pass, parts }: Lane, first: number): Pass {
  const known = parts.get(first)
  if (known) return known
  const scratch = scratchFrom(pass.scratch, pass.network.layers, first, pass.numberBytes)
  const part = { ...pass, scratch }
  parts.set(first, part)
  return part
}
