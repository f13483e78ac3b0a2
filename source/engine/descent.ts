import type { Arena } from './arena.js'
import { accumulate, backward, countCorrect, forward, outputDelta, type Pass } from './backprop.js'
import { allocateParameters, type Parameters } from './network.js'
import { createOptimizer, isPlainDescent, type OptimizerState, step } from './optimizer.js'
import type { Recipe } from './recipe.js'

/** Everything one step of gradient descent needs. */
export interface Descent {
  readonly pass: Pass
  readonly gradient: Parameters
  readonly optimizer: OptimizerState
  readonly weightDecay: number
  /** Whether a mini-batch that fits in scratch is added to the weights without a gradient in between. */
  readonly plain: boolean
}

/** What the last step saw, before it changed the weights; written over by the next. */
export interface StepReport {
  /** Cost of the mini-batch, added up over its examples. */
  cost: number
  /** Right answers among its examples. */
  correct: number
}

export function createDescent(arena: Arena, pass: Pass, recipe: Recipe): Descent {
  const { layers } = pass.network
  return {
    pass,
    gradient: allocateParameters(arena, layers),
    optimizer: createOptimizer(arena, layers, recipe.optimizer),
    weightDecay: recipe.weightDecay,
    plain: isPlainDescent(recipe)
  }
}

/** Whether a mini-batch of `m` goes straight to the weights, without a gradient in between. */
export function isAtOnce({ plain, pass }: Descent, m: number): boolean {
  return plain && m <= pass.scratch.rows
}

/** One step with learning rate `eta` on the `m` examples at address `batch` // u32 [m], where `isAtOnce` says so. */
export function descendAtOnce(descent: Descent, batch: number, m: number, eta: number, report: StepReport): void {
  const { pass, optimizer } = descent
  report.cost = 0
  report.correct = 0
  addExamples(pass, batch, m, pass.network.parameters, -eta / m, report)
  optimizer.steps++
}

/** Gathers the gradient of a mini-batch of any size, yielding after each chunk so that a caller can do something else. */
export function* gather({ pass, gradient }: Descent, batch: number, m: number, report: StepReport) {
  report.cost = 0
  report.correct = 0
  for (let done = 0; done < m; done += pass.scratch.rows) {
    addExamples(pass, batch + done * 4, Math.min(pass.scratch.rows, m - done), gradient, 1 / m, report)
    yield 'chunk' as const
  }
}

/** ‖∇C‖ of the gradient that was gathered. */
export function gradientNorm({ pass, gradient }: Descent): number {
  return Math.sqrt(pass.kernels.sumOfSquares(gradient.start, gradient.length))
}

/** One step with learning rate `eta` against the gradient that was gathered, which is used up by it. */
export function takeStep({ pass, gradient, optimizer, weightDecay }: Descent, eta: number): void {
  step(pass.kernels, optimizer, pass.network.parameters, gradient, eta, weightDecay)
}

/** Forgets the gradient that was gathered. */
export function discard({ pass, gradient }: Descent): void {
  pass.kernels.clear(gradient.start, gradient.length)
}

function addExamples(
  pass: Pass,
  batch: number,
  rows: number,
  into: Parameters,
  scale: number,
  report: StepReport
): void {
  forward(pass, batch, rows)
  report.correct += countCorrect(pass, batch, rows)
  report.cost += outputDelta(pass, batch, rows)
  backward(pass, rows)
  accumulate(pass, batch, rows, into, scale)
}
