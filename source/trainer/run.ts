import type { Description } from '../checkpoint/checkpoint.js'
import type { BranchPoint, EpochRecord, EpochTiming, RateChange } from '../checkpoint/history.js'
import type { Tensor } from '../checkpoint/safetensors.js'
import { fromTensors } from '../checkpoint/tensors.js'
import { type Batches, cutBatches } from '../dataset/batches.js'
import type { DataChoice, Dataset } from '../dataset/dataset.js'
import { type Split, shuffledLabels, split } from '../dataset/split.js'
import { type Arena, allocate, createArena } from '../engine/arena.js'
import { type Bounds, unknownBounds } from '../engine/bounds.js'
import { createLayout, forLanes, type Layout, mostInARow, reportLength } from '../engine/descent.js'
import type { Evaluation } from '../engine/evaluate.js'
import { placeExamples } from '../engine/examples.js'
import { inputsOf } from '../engine/image-shape.js'
import { initialize } from '../engine/initializer.js'
import { instantiateKernels, type Kernels } from '../engine/kernels.js'
import { createNetwork, panelWidth } from '../engine/network.js'
import type { Recipe } from '../engine/recipe.js'
import { type Answers, answersOf, type Tally } from '../engine/tally.js'
import { augmentedFeed, chunkOf, slotCount } from './augmented-feed.js'
import type { Divergence } from './divergence.js'
import { fasterTeam } from './faster-team.js'
import { type Feed, plainFeed } from './feed.js'
import { type Bench, benchRows, createBench } from './inspect/bench.js'
import { startLanes } from './lanes.js'
import { soloTeam, type Team } from './team.js'

/** A list of examples in the arena: their places, to be sent through the network. */
export interface PlaceList {
  readonly address: number // u32 [count]
  readonly count: number
}

/** One run in memory: what it works with, and how far it has come. */
export interface Run {
  readonly recipe: Recipe
  readonly data: DataChoice
  readonly dataset: Dataset
  readonly arena: Arena
  readonly kernels: Kernels
  readonly layout: Layout
  readonly team: Team
  /** Where examples are looked at closely. */
  readonly bench: Bench
  readonly answers: Answers
  readonly split: Split
  readonly batches: Batches
  /** The training examples in the order in which they are visited. */
  readonly feed: Feed
  /** As many training images as are held out, to compare the two on equal terms. */
  readonly sample: PlaceList
  readonly validation: PlaceList
  readonly test: PlaceList

  /** Finished epochs, and finished mini-batches of the running one. */
  epoch: number
  batch: number
  /** Cost and right answers of the running epoch so far, added up over its examples. */
  costSum: number
  correct: number
  /** Time spent training in the running epoch. */
  seconds: number
  /** Base learning rate; the schedule is a factor to it. */
  learningRate: number
  history: EpochRecord[]
  rateChanges: RateChange[]
  timings: EpochTiming[]
  confusion: Evaluation['confusion']
  /** Where it began, if it is a branch. */
  parent: BranchPoint | null
  /** How many mini-batches it may be trained on in a row, before somebody looks. */
  rowLimit: number
  /** The mini-batches that were trained on last, in a row. */
  tallies: readonly Tally[]
  /** What the engine says of them: see `Layout`. */
  readonly reports: Float64Array
  /** Set to have the gradient's norm measured with the next mini-batch. */
  normWanted: boolean
  gradientNorm: number
  /** The same of each layer's part of it; empty before the first. */
  layerNorms: readonly number[]
  /** How large its parameters and moments can have become. */
  bounds: Bounds
  /** What is no longer finite, once it has diverged. */
  divergence: Divergence | null
}

/** What to begin with instead of a random network. */
export interface Start {
  readonly description: Description
  readonly tensors: readonly Tensor[]
}

/** A chunk should stay near 0.8 GFLOP, some 20 ms, so that keys are answered between chunks; a pass is about 6 a weight. */
const chunkFlop = 8e8

/** Examples that are sent through the network together. It depends on the network alone, so that a run's bits do too. */
export function chunkRows(parameterCount: number): number {
  return Math.max(8, Math.min(256, 2 ** Math.floor(Math.log2(chunkFlop / (6 * parameterCount)))))
}

/** Lays a run out in a fresh arena, to be trained by up to `threads` threads; `closeRun` lets all but this one go. */
export function createRun(
  module: WebAssembly.Module,
  recipe: Recipe,
  data: DataChoice,
  dataset: Dataset,
  start: Start | null,
  threads = 1
): Run {
  const arena = createArena()
  const inputs = inputsOf(dataset)
  const network = createNetwork(arena, inputs, dataset.classes.length, recipe)
  const parts = split(dataset, data)
  const labels = data.shuffleLabels
    ? shuffledLabels(dataset.train.labels, parts.training, recipe.seed)
    : dataset.train.labels
  const rows = chunkRows(network.parameterCount)
  const batches = cutBatches(parts.training.length, recipe.batchSize)
  const chunks = recipe.augment.length > 0 ? new Array<number>(slotCount).fill(chunkOf(batches)) : []
  const images = [{ pixels: dataset.train.pixels, labels }, dataset.test]
  const examples = placeExamples(arena, images, inputs, [...chunks, benchRows])
  const layout = createLayout(arena, network, examples, recipe, rows)
  begin(start, recipe, arena, layout)
  const kernels = instantiateKernels(module, arena.memory)
  const lists = {
    sample: place(arena, parts.training.subarray(0, sampleSize(parts))),
    validation: place(arena, parts.validation),
    test: place(arena, parts.test)
  }
  const feed =
    chunks.length > 0
      ? augmentedFeed(
          arena,
          { ...examples, slots: examples.slots.slice(0, slotCount) },
          batches,
          dataset,
          parts.training,
          recipe
        )
      : plainFeed(arena, kernels, parts.training, recipe.seed)
  const team = createTeam(module, arena, layout, kernels, threads)
  const bench = createBench(arena, kernels, layout)
  return {
    recipe,
    data,
    dataset,
    arena,
    kernels,
    layout,
    team,
    bench,
    feed,
    answers: answersOf(arena, { kernels, ...layout }),
    reports: new Float64Array(arena.memory.buffer, layout.reports, mostInARow * reportLength),
    split: parts,
    batches,
    ...lists,
    ...beginning(recipe, layout, start)
  }
}

/**
 * A run that goes on from a checkpoint, or begins anew, in the memory and with the threads of another, which is over then.
 * Their networks, data and recipes have to be the same, apart from how long and how fast they learn.
 */
export function restoreRun(run: Run, recipe: Recipe, start: Start | null): Run {
  const { network, gradient, optimizer } = run.layout
  // Padding, too, which a run that has diverged may have spoilt, and what was gathered of an unfinished mini-batch.
  for (const block of [network.parameters, gradient, ...optimizer.moments]) run.kernels.clear(block.start, block.length)
  begin(start, recipe, run.arena, run.layout)
  return { ...run, recipe, ...beginning(recipe, run.layout, start) }
}

/** Puts a checkpoint's network and optimizer, or a random network, in their places, which are blank. */
function begin(start: Start | null, recipe: Recipe, arena: Arena, { network, optimizer }: Layout): void {
  optimizer.steps = start?.description.steps ?? 0
  if (start) fromTensors(arena, network, optimizer, start.tensors)
  else initialize(arena, network, recipe.initializer, recipe.seed)
}

/** The numbers of a run at its start, or where a checkpoint stands. */
function beginning(recipe: Recipe, layout: Layout, start: Start | null) {
  const { progress, learningRate, history, rateChanges, timings, confusion, parent } = start?.description ?? {}
  return {
    epoch: progress?.epoch ?? 0,
    batch: progress?.batch ?? 0,
    costSum: progress?.costSum ?? 0,
    correct: progress?.correct ?? 0,
    seconds: progress?.seconds ?? 0,
    learningRate: learningRate ?? recipe.learningRate,
    history: [...(history ?? [])],
    rateChanges: [...(rateChanges ?? [])],
    timings: [...(timings ?? [])],
    confusion: confusion ?? [],
    parent: parent ?? null,
    rowLimit: 1,
    tallies: [],
    normWanted: false,
    gradientNorm: Number.NaN,
    layerNorms: [],
    bounds: unknownBounds(layout),
    divergence: null
  }
}

/** The fastest team of up to `threads` threads; each needs at least a panel of the first layer. */
function createTeam(module: WebAssembly.Module, arena: Arena, layout: Layout, kernels: Kernels, threads: number): Team {
  const solo = soloTeam(arena, layout, kernels)
  const lanes = Math.min(threads, layout.network.layers[0]!.width / panelWidth)
  if (lanes === 1) return solo
  return fasterTeam(solo, startLanes(module, arena, forLanes(arena, layout, lanes), kernels), () => performance.now())
}

/** Lets a run's helper threads go. */
export function closeRun({ team, feed }: Run): void {
  team.close()
  feed.close()
}

/** Gives a run another base learning rate, from here on, and remembers it. */
export function changeRate(run: Run, value: number): RateChange {
  const change = { at: run.epoch + run.batch / run.batches.count, from: run.learningRate, to: value }
  run.learningRate = value
  run.rateChanges.push(change)
  return change
}

function sampleSize({ validation, training }: Split): number {
  return Math.min(training.length, validation.length || 10_000)
}

function place(arena: Arena, places: Uint32Array): PlaceList {
  const address = allocate(arena, places.length * 4)
  new Uint32Array(arena.memory.buffer, address, places.length).set(places)
  return { address, count: places.length }
}
