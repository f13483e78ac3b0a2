import type { Description } from '../checkpoint/checkpoint.js'
import type { EpochRecord, EpochTiming, RateChange } from '../checkpoint/history.js'
import type { Tensor } from '../checkpoint/safetensors.js'
import { fromTensors } from '../checkpoint/tensors.js'
import { type Batches, cutBatches } from '../dataset/batches.js'
import type { DataChoice, Dataset } from '../dataset/dataset.js'
import { type Split, shuffledLabels, split } from '../dataset/split.js'
import { type Arena, allocate, createArena } from '../engine/arena.js'
import type { Pass } from '../engine/backprop.js'
import { createDescent, type Descent, type StepReport } from '../engine/descent.js'
import type { Evaluation } from '../engine/evaluate.js'
import { placeExamples } from '../engine/examples.js'
import { initialize } from '../engine/initializer.js'
import { instantiateKernels } from '../engine/kernels.js'
import { createNetwork } from '../engine/network.js'
import type { Recipe } from '../engine/recipe.js'
import { allocateScratch } from '../engine/scratch.js'

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
  readonly pass: Pass
  readonly descent: Descent
  readonly split: Split
  readonly batches: Batches
  /** The order in which the running epoch visits the training examples. */
  readonly order: PlaceList
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
  /** The last mini-batch. */
  readonly report: StepReport
  /** Set to have the gradient's norm measured with the next mini-batch. */
  normWanted: boolean
  gradientNorm: number
}

/** What to begin with instead of a random network. */
export interface Start {
  readonly description: Description
  readonly tensors: readonly Tensor[]
}

/** A chunk should stay near 0.4 GFLOP, some 20 ms, so that keys are answered between chunks; a pass is about 6 a weight. */
const chunkFlop = 4e8

/** Examples that are sent through the network together. It depends on the network alone, so that a run's bits do too. */
export function chunkRows(parameterCount: number): number {
  return Math.max(8, Math.min(256, 2 ** Math.floor(Math.log2(chunkFlop / (6 * parameterCount)))))
}

/** Lays a run out in a fresh arena. */
export function createRun(
  module: WebAssembly.Module,
  recipe: Recipe,
  data: DataChoice,
  dataset: Dataset,
  start: Start | null
): Run {
  const arena = createArena()
  const inputs = dataset.width * dataset.height
  const network = createNetwork(arena, inputs, dataset.classes.length, recipe)
  const parts = split(dataset, data)
  const labels = data.shuffleLabels
    ? shuffledLabels(dataset.train.labels, parts.training, recipe.seed)
    : dataset.train.labels
  const pass: Pass = {
    kernels: instantiateKernels(module, arena.memory),
    network,
    scratch: allocateScratch(arena, network.layers, chunkRows(network.parameterCount)),
    examples: placeExamples(arena, [{ pixels: dataset.train.pixels, labels }, dataset.test], inputs),
    cost: recipe.cost
  }
  const descent = createDescent(arena, pass, recipe)
  if (start) {
    fromTensors(arena, network, descent.optimizer, start.tensors)
    descent.optimizer.steps = start.description.steps
  } else {
    initialize(arena, network, recipe.initializer, recipe.seed)
  }
  const progress = start?.description.progress
  return {
    recipe,
    data,
    dataset,
    arena,
    pass,
    descent,
    split: parts,
    batches: cutBatches(parts.training.length, recipe.batchSize),
    order: place(arena, parts.training),
    sample: place(arena, parts.training.subarray(0, sampleSize(parts))),
    validation: place(arena, parts.validation),
    test: place(arena, parts.test),
    epoch: progress?.epoch ?? 0,
    batch: progress?.batch ?? 0,
    costSum: progress?.costSum ?? 0,
    correct: progress?.correct ?? 0,
    seconds: progress?.seconds ?? 0,
    learningRate: start?.description.learningRate ?? recipe.learningRate,
    history: [...(start?.description.history ?? [])],
    rateChanges: [...(start?.description.rateChanges ?? [])],
    timings: [...(start?.description.timings ?? [])],
    confusion: start?.description.confusion ?? [],
    report: { cost: 0, correct: 0 },
    normWanted: false,
    gradientNorm: Number.NaN
  }
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
