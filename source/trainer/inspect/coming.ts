import { numbersAt } from '../../engine/arena.js'
import { backward } from '../../engine/backprop.js'
import { decodeImage } from '../../engine/entries.js'
import { viewExamples } from '../../engine/examples.js'
import type { Run } from '../run.js'
import { activationsOn, addGradient, type Bench, benchRows, clearGradient, heldStill, sendForward } from './bench.js'
import { type NextBatch, nextBatch } from './next-batch.js'

/**
 * To go through the mini-batch that is trained on next example by example: to see number `count`, from 1, and what has been
 * gathered with it. It is a view: the mini-batch is trained on later, as ever.
 */
export interface ComingRequest {
  readonly kind: 'coming'
  readonly count: number
}

/** The length of a gradient, and of each layer's part of it. */
export interface Lengths {
  readonly whole: number
  readonly layers: readonly number[]
}

export interface ComingAnswer {
  readonly kind: 'coming'
  /** The mini-batch, and which of how many of its examples this is. */
  readonly epoch: number
  readonly batch: number
  readonly count: number
  readonly outOf: number
  readonly pixels: Uint8Array // [inputs]
  readonly label: number
  readonly answer: number
  /** Of each layer // [layers][outputs] */
  readonly activations: readonly Float32Array[]
  readonly cost: number
  /** Average cost of the examples so far, and how many of them are answered right. */
  readonly meanCost: number
  readonly correct: number
  /** What it adds to the gradient of the mini-batch, ∇Cₓ / m, and that gradient without it and with it. */
  readonly own: Lengths
  readonly before: Lengths
  readonly after: Lengths
}

const refused = (reason: string) => ({ kind: 'refused', reason }) as const

export function* seeComing(
  run: Run,
  { count }: ComingRequest
): Generator<void, ComingAnswer | ReturnType<typeof refused>> {
  const next = yield* nextBatch(run)
  const { epoch, batch } = next
  const outOf = next.places.length
  if (epoch >= run.recipe.epochs || count < 1 || count > outOf) return refused('There is no such example to come.')
  const places = Array.from(next.places.subarray(0, count))
  const bench = count > benchRows ? heldStill(run.bench, 'coming') : run.bench
  const last = places.slice(-1)
  const sums = { cost: 0, correct: 0 }
  clearGradient(bench)
  yield* gather(bench, next, last, 1 / outOf, { cost: 0, correct: 0 })
  const own = lengthsOf(bench)
  clearGradient(bench)
  yield* gather(bench, next, places.slice(0, -1), 1 / outOf, sums)
  const before = lengthsOf(bench)
  yield* gather(bench, next, last, 1 / outOf, sums)
  if (!next.isThere()) return refused('The mini-batch has been trained on meanwhile.')
  const after = lengthsOf(bench)
  const progress = { epoch, batch, count, outOf, meanCost: sums.cost / count, correct: sums.correct }
  return { kind: 'coming', ...progress, ...lastOn(bench, last[0]!), own, before, after }
}

/**
 * Sends examples there and back while they are there, adds scale × their gradient to the bench's, and their costs to `sums`.
 */
function* gather(
  bench: Bench,
  { isThere }: NextBatch,
  places: readonly number[],
  scale: number,
  sums: { cost: number; correct: number }
): Generator<void, void> {
  const { arena, pass } = bench
  const { labels } = viewExamples(arena.memory, pass.examples)
  for (let done = 0; done < places.length; done += benchRows) {
    if (done > 0) yield
    if (!isThere()) return
    const some = places.slice(done, done + benchRows)
    sendForward(bench, some)
    backward(pass, some.length)
    addGradient(bench, some.length, scale)
    const classes = new Uint8Array(arena.memory.buffer, pass.scratch.classes, benchRows)
    for (const cost of numbersAt(arena, pass.scratch.costs, some.length)) sums.cost += cost
    sums.correct += some.filter((place, row) => labels[place] === classes[row]).length
  }
}

/** What the one example that was sent last looks like, and what became of it. */
function lastOn(bench: Bench, place: number) {
  const { arena, pass } = bench
  const { starts, entries, labels } = viewExamples(arena.memory, pass.examples)
  const pixels = new Uint8Array(pass.network.sizes[0]!)
  decodeImage(entries, starts[place]!, starts[place + 1]!, pixels)
  return {
    pixels,
    label: labels[place]!,
    answer: new Uint8Array(arena.memory.buffer, pass.scratch.classes, 1)[0]!,
    activations: pass.network.layers.map((_, l) => activationsOn(bench, l, 0)),
    cost: numbersAt(arena, pass.scratch.costs, 1)[0]!
  }
}

function lengthsOf({ pass, gradient }: Bench): Lengths {
  const { kernels, network } = pass
  const squares = network.layers.map(
    ({ inputs, width }, l) =>
      kernels.sumOfSquares(gradient.weights[l]!, inputs * width) + kernels.sumOfSquares(gradient.biases[l]!, width)
  )
  return {
    whole: Math.sqrt(squares.reduce((sum, square) => sum + square, 0)),
    layers: squares.map(Math.sqrt)
  }
}
