import { type Arena, numbersAt } from './arena.js'
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

/** One step on the `m` examples at address `batch` // u32 [m], which must fit in scratch, with learning rate `eta`. */
export function descend(descent: Descent, batch: number, m: number, eta: number, report: StepReport): void {
  const { pass, gradient, optimizer, plain } = descent
  report.cost = 0
  report.correct = 0
  if (plain) {
    addExamples(pass, batch, m, pass.network.parameters, -eta / m, report)
    optimizer.steps++
  } else {
    addExamples(pass, batch, m, gradient, 1 / m, report)
    applyGradient(descent, eta)
  }
}

/** The same for a mini-batch of any size, chunk by chunk, yielding after each so that a caller can do something else. */
export function* descendInChunks(descent: Descent, batch: number, m: number, eta: number, report: StepReport) {
  const { pass, gradient } = descent
  report.cost = 0
  report.correct = 0
  for (let done = 0; done < m; done += pass.scratch.rows) {
    addExamples(pass, batch + done * 4, Math.min(pass.scratch.rows, m - done), gradient, 1 / m, report)
    yield 'chunk' as const
  }
  applyGradient(descent, eta)
}

/** ‖∇C‖ for a mini-batch that fits in scratch, between two steps. Changes nothing: looking must not move a run's bits. */
export function gradientNorm(arena: Arena, { pass, gradient }: Descent, batch: number, m: number): number {
  addExamples(pass, batch, m, gradient, 1 / m, { cost: 0, correct: 0 })
  const norm = Math.sqrt(pass.kernels.sumOfSquares(gradient.start, gradient.length))
  numbersAt(arena, gradient.start, gradient.length).fill(0)
  return norm
}

function applyGradient({ pass, gradient, optimizer, weightDecay }: Descent, eta: number): void {
  step(pass.kernels, optimizer, pass.network.parameters, gradient, eta, weightDecay)
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
