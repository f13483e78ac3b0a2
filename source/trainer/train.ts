import { gradientBound } from '../engine/bounds.js'
import { isAtOnce, reportLength } from '../engine/descent.js'
import { type Evaluation, evaluation } from '../engine/evaluate.js'
import { type Pace, paceOf, type Stride } from '../engine/optimizer.js'
import { schedules } from '../engine/schedule.js'
import { type Tally, tally } from '../engine/tally.js'
import { divergenceAfter, type Step } from './divergence.js'
import type { PlaceList, Run } from './run.js'

/** What training has just done, and so where it may be interrupted; `batch` is one mini-batch, or some in a row. */
export type Moment = 'chunk' | 'batch' | 'evaluated' | 'epoch' | 'diverged'

/**
 * Stochastic gradient descent: shuffle, split into mini-batches, one step for each; after the last one see how the network
 * does on held-out images; again, until the last epoch. Goes on from wherever `run` stands, keeps its numbers up to date
 * and yields after every small piece of work, between which the caller may change `run.learningRate` and `run.rowLimit`.
 */
export function* train(run: Run): Generator<Moment, void> {
  const { recipe, batches, feed } = run
  while (run.epoch < recipe.epochs) {
    feed.begin(run.epoch)
    while (run.batch < batches.count) {
      const first = run.batch * batches.size
      const m = Math.min(batches.size, batches.examples - first)
      const batch = yield* feed.take(first, m)
      if (m <= run.layout.scratch.rows && !run.normWanted) trainBatches(run, batch, m, inARow(run, first, m))
      else yield* trainInChunks(run, batch, m)
      yield run.divergence === null ? 'batch' : 'diverged'
    }
    yield* finishEpoch(run)
    yield 'epoch'
  }
}

/** The learning rate in force: the base times what the schedule says for the share of the run that is done. */
export function scheduledRate(run: Run): number {
  return rateAt(run, run.batch)
}

function rateAt({ recipe, batches, learningRate, epoch }: Run, batch: number): number {
  const done = epoch * batches.count + batch
  return learningRate * schedules[recipe.schedule](done / (recipe.epochs * batches.count))
}

/** How many mini-batches of `m`, the first of which begins with example number `first`, may be trained on in a row. */
function inARow({ rowLimit, feed }: Run, first: number, m: number): number {
  return Math.min(rowLimit, Math.max(1, Math.floor((feed.end(first) - first) / m)))
}

/** Trains on `count` mini-batches, each in one piece. */
function trainBatches(run: Run, batch: number, m: number, count: number): void {
  const { layout, team, reports } = run
  const { optimizer, weightDecay } = layout
  const strides: Stride[] = []
  const paces: Pace[] = []
  for (let i = 0; i < count; i++) {
    const stride = { eta: rateAt(run, run.batch + i), step: optimizer.steps + 1 + i }
    strides.push(stride)
    paces.push(paceOf(optimizer.name, stride, m, weightDecay))
  }
  reports.fill(0)
  team.perform({ kind: 'descend', batch, rows: m, paces })
  optimizer.steps += count
  const steps: (Step & Tally)[] = []
  for (let i = 0; i < count; i++) {
    const at = i * reportLength
    steps.push({ stride: strides[i]!, cost: reports[at]!, correct: reports[at + 1]!, gradient: reports[at + 2]! })
  }
  note(run, steps)
}

/** Counts mini-batches that have been trained on in a row, and notes whether the run has diverged with one of them. */
function note(run: Run, steps: readonly (Step & Tally)[]): void {
  const { divergence, counted } = divergenceAfter(run, steps)
  run.divergence = divergence
  run.tallies = counted
  for (const { cost, correct } of counted) {
    run.costSum += cost
    run.correct += correct
  }
  run.batch += counted.length
}

/**
 * Trains on one mini-batch in chunks, or on one whose gradient is to be looked at. The step is counted, and its rate taken, when
 * it is made: between the chunks the run may be saved, and its rate changed, and who resumes it begins the mini-batch anew.
 */
function* trainInChunks(run: Run, batch: number, m: number): Generator<'chunk', void> {
  const { layout, kernels, team } = run
  const sums = { cost: 0, correct: 0 }
  const gradient = yield* gather(run, batch, m, sums)
  if (run.normWanted) look(run)
  const stride = { eta: scheduledRate(run), step: ++layout.optimizer.steps }
  const pace = paceOf(layout.optimizer.name, stride, m, layout.weightDecay)
  if (isAtOnce(layout, m)) {
    // The gradient was for looking at alone: to step by it would round otherwise, and looking must not move a run's bits.
    kernels.clear(layout.gradient.start, layout.gradient.length)
    team.perform({ kind: 'descend', batch, rows: m, paces: [pace] })
  } else {
    team.perform({ kind: 'step', pace })
  }
  note(run, [{ ...sums, gradient, stride }])
}

/**
 * Gathers the gradient of a mini-batch of any size, and its `sums`, yielding after each chunk so that the caller can do something
 * else. Returns how large it can be.
 */
function* gather(run: Run, batch: number, m: number, sums: Tally): Generator<'chunk', number> {
  const { layout, kernels, team, answers } = run
  let bound = 0
  for (let done = 0; done < m; done += layout.scratch.rows) {
    const rows = Math.min(layout.scratch.rows, m - done)
    const address = batch + done * 4
    team.perform({ kind: 'gather', batch: address, rows, scale: 1 / m })
    tally(answers, address, rows, sums)
    bound = Math.max(bound, gradientBound(kernels, layout, rows))
    yield 'chunk'
  }
  return bound
}

/** Measures ‖∇C‖ of the gradient that was gathered, layer by layer. */
function look(run: Run): void {
  const { network, gradient } = run.layout
  const squares = network.layers.map(({ inputs, width }, l) => {
    const ofWeights = run.kernels.sumOfSquares(gradient.weights[l]!, inputs * width)
    return ofWeights + run.kernels.sumOfSquares(gradient.biases[l]!, width)
  })
  run.layerNorms = squares.map(Math.sqrt)
  run.gradientNorm = Math.sqrt(squares.reduce((sum, square) => sum + square, 0))
  run.normWanted = false
}

function* finishEpoch(run: Run): Generator<'evaluated' | 'diverged', void> {
  const sample = yield* evaluate(run, run.sample)
  const heldOut = run.validation.count > 0 ? yield* evaluate(run, run.validation) : null
  if (heldOut && !Number.isFinite(heldOut.cost)) {
    run.divergence = 'held-out cost'
    yield 'diverged'
  }
  run.confusion = (heldOut ?? sample).confusion
  run.history.push({
    epoch: run.epoch + 1,
    cost: run.costSum / run.batches.examples,
    trainAccuracy: sample.accuracy,
    validationAccuracy: heldOut?.accuracy ?? null,
    validationCost: heldOut?.cost ?? null,
    learningRate: run.learningRate
  })
  run.epoch++
  run.batch = 0
  run.costSum = 0
  run.correct = 0
}

/** How the network does on a list of examples, yielding between chunks. */
export function evaluate(
  { team, answers, layout }: Run,
  { address, count }: PlaceList
): Generator<'evaluated', Evaluation> {
  return evaluation(job => team.perform(job), answers, address, count, layout.network.sizes.at(-1)!)
}
