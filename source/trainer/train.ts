import { orderEpoch } from '../dataset/batches.js'
import { descendAtOnce, discard, gather, gradientNorm, isAtOnce, takeStep } from '../engine/descent.js'
import { type Evaluation, evaluation } from '../engine/evaluate.js'
import { schedules } from '../engine/schedule.js'
import type { PlaceList, Run } from './run.js'

/** What training has just done, and so where it may be interrupted. */
export type Moment = 'chunk' | 'batch' | 'evaluated' | 'epoch' | 'diverged'

/**
 * Stochastic gradient descent: shuffle, split into mini-batches, one step for each; after the last one see how the network
 * does on held-out images; again, until the last epoch. Goes on from wherever `run` stands, keeps its numbers up to date
 * and yields after every small piece of work, between which the caller may change `run.learningRate`.
 */
export function* train(run: Run): Generator<Moment, void> {
  const { recipe, batches, order, arena } = run
  while (run.epoch < recipe.epochs) {
    const places = new Uint32Array(arena.memory.buffer, order.address, order.count)
    orderEpoch(places, run.split.training, recipe.seed, run.epoch)
    while (run.batch < batches.count) {
      const first = run.batch * batches.size
      const m = Math.min(batches.size, batches.examples - first)
      yield* trainBatch(run, order.address + first * 4, m)
      run.costSum += run.report.cost
      run.correct += run.report.correct
      run.batch++
      yield Number.isFinite(run.report.cost) ? 'batch' : 'diverged'
    }
    yield* finishEpoch(run)
    yield 'epoch'
  }
}

/** The learning rate in force: the base times what the schedule says for the share of the run that is done. */
export function scheduledRate({ recipe, batches, learningRate, epoch, batch }: Run): number {
  const done = epoch * batches.count + batch
  return learningRate * schedules[recipe.schedule](done / (recipe.epochs * batches.count))
}

function* trainBatch(run: Run, address: number, m: number): Generator<'chunk', void> {
  const { descent, report } = run
  const eta = scheduledRate(run)
  if (isAtOnce(descent, m)) {
    if (run.normWanted) yield* look(run, address, m)
    return descendAtOnce(descent, address, m, eta, report)
  }
  yield* gather(descent, address, m, report)
  if (run.normWanted) note(run)
  takeStep(descent, eta)
}

/** Measures the gradient where a step will not: gathered for that alone, so that looking does not move a run's bits. */
function* look(run: Run, address: number, m: number): Generator<'chunk', void> {
  yield* gather(run.descent, address, m, run.report)
  note(run)
  discard(run.descent)
}

function note(run: Run): void {
  run.gradientNorm = gradientNorm(run.descent)
  run.normWanted = false
}

function* finishEpoch(run: Run): Generator<'evaluated', void> {
  const sample = yield* evaluate(run, run.sample)
  const heldOut = run.validation.count > 0 ? yield* evaluate(run, run.validation) : null
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
export function evaluate({ pass, arena }: Run, { address, count }: PlaceList): Generator<'evaluated', Evaluation> {
  return evaluation(pass, arena.memory, address, count)
}
