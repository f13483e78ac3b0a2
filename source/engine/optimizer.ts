import type { Arena } from './arena.js'
import type { Pass } from './backprop.js'
import type { Block } from './block.js'
import { allocateParameters, type Layer, type Parameters, panelWidth } from './network.js'
import type { OptimizerName, Recipe } from './recipe.js'

/** What an optimizer remembers from step to step. */
export interface OptimizerState {
  readonly name: OptimizerName
  /** One block for each name in `momentNames`. */
  readonly moments: readonly Parameters[]
  /** Steps taken. */
  steps: number
}

/** What each optimizer keeps for every parameter: velocity, or first and second moment of the gradient. */
export const momentNames: Record<OptimizerName, readonly string[]> = {
  sgd: [],
  momentum: ['velocity'],
  nesterov: ['velocity'],
  adam: ['first', 'second'],
  adamw: ['first', 'second']
}

/** Share of the velocity that is kept from one step to the next. */
export const mu = 0.9
/** Adam's constants, those of Kingma & Ba 2015. */
export const beta1 = 0.9
export const beta2 = 0.999
export const epsilon = 1e-8

/** A state before the first step: all moments 0. */
export function createOptimizer(arena: Arena, layers: readonly Layer[], name: OptimizerName): OptimizerState {
  return { name, moments: momentNames[name].map(() => allocateParameters(arena, layers)), steps: 0 }
}

/** Plain gradient descent without decay needs no gradient of its own: a mini-batch may be added straight to the weights. */
export function isPlainDescent({ optimizer, weightDecay }: Pick<Recipe, 'optimizer' | 'weightDecay'>): boolean {
  return optimizer === 'sgd' && weightDecay === 0
}

/** How far a step goes, and where in the run it stands. */
export interface Stride {
  /** The learning rate. */
  readonly eta: number
  /** The number of the step, counted from 1. */
  readonly step: number
}

/** The numbers that a step multiplies with, which may change from step to step. */
export interface Pace {
  /** What plain descent scales the sum of gradients of a mini-batch with: −η / m. */
  readonly scale: number
  readonly eta: number
  /** Adam's η and the scale of √v, which correct the bias of the first steps, and AdamW's decay: see kernels/step.ts. */
  readonly rate: number
  readonly rootScale: number
  readonly shrink: number
}

/** The pace of a step on a mini-batch of `m`. */
export function paceOf(optimizer: OptimizerName, { eta, step }: Stride, m: number, weightDecay: number): Pace {
  const scale = -eta / m
  const shrink = 1 - eta * weightDecay
  const isCorrected = optimizer === 'adam' || optimizer === 'adamw'
  if (!isCorrected) return { scale, eta, rate: eta, rootScale: 1, shrink }
  return { scale, eta, rate: eta / (1 - beta1 ** step), rootScale: 1 / Math.sqrt(1 - beta2 ** step), shrink }
}

/**
 * Moves a block of parameters one step against `gradient`, which is left zero there. The formulas are PyTorch's, except that
 * weight decay spares the biases.
 */
export function stepBlock(
  pass: Pick<Pass, 'kernels' | 'network' | 'numberBytes'>,
  state: OptimizerState,
  gradient: Parameters,
  { layer: l, inputs: { from, to }, columns }: Block,
  pace: Pace,
  weightDecay: number
): void {
  const { layers, parameters } = pass.network
  const { inputs } = layers[l]!
  const n = (to - from) * panelWidth
  // Panels with all of their inputs are one piece.
  const panels = to - from === inputs ? (columns.to - columns.from) / panelWidth : 1
  const first = parameters.weights[l]! - parameters.start + from * panelWidth * pass.numberBytes
  for (let column = columns.from; column < columns.to; column += panels * panelWidth) {
    stepRange(pass, state, gradient, first + column * inputs * pass.numberBytes, n * panels, pace, weightDecay)
  }
  if (from > 0) return
  const offset = parameters.biases[l]! - parameters.start + columns.from * pass.numberBytes
  stepRange(pass, state, gradient, offset, columns.to - columns.from, pace, 0)
}

/** The same for the n parameters that begin `offset` bytes into each set of them. */
function stepRange(
  { kernels, network }: Pick<Pass, 'kernels' | 'network'>,
  { name, moments }: OptimizerState,
  gradient: Parameters,
  offset: number,
  n: number,
  { eta, rate, rootScale, shrink }: Pace,
  decay: number
): void {
  const w = network.parameters.start + offset
  const g = gradient.start + offset
  const first = moments.length > 0 ? moments[0]!.start + offset : 0
  switch (name) {
    case 'sgd':
      kernels.sgd(w, g, n, eta, decay)
      break
    case 'momentum':
      kernels.momentum(w, g, first, n, eta, mu, decay)
      break
    case 'nesterov':
      kernels.nesterov(w, g, first, n, eta, mu, decay)
      break
    case 'adam':
    case 'adamw': {
      const second = moments[1]!.start + offset
      const l2 = name === 'adam' ? decay : 0
      const kept = name === 'adamw' && decay !== 0 ? shrink : 1
      kernels.adam(w, g, first, second, n, rate, beta1, beta2, rootScale, epsilon, l2, kept)
    }
  }
}
