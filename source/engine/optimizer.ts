import type { Arena } from './arena.js'
import type { Kernels } from './kernels.js'
import { allocateParameters, type Layer, type Parameters } from './network.js'
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
const mu = 0.9
/** Adam's constants, those of Kingma & Ba 2015. */
const beta1 = 0.9
const beta2 = 0.999
const epsilon = 1e-8

/** A state before the first step: all moments 0. */
export function createOptimizer(arena: Arena, layers: readonly Layer[], name: OptimizerName): OptimizerState {
  return { name, moments: momentNames[name].map(() => allocateParameters(arena, layers)), steps: 0 }
}

/** Plain gradient descent without decay needs no gradient of its own: a mini-batch may be added straight to the weights. */
export function isPlainDescent({ optimizer, weightDecay }: Pick<Recipe, 'optimizer' | 'weightDecay'>): boolean {
  return optimizer === 'sgd' && weightDecay === 0
}

/**
 * One step against `gradient` with learning rate `eta`, which leaves the gradient zero. The formulas are PyTorch's, except
 * that weight decay spares the biases.
 */
export function step(
  kernels: Kernels,
  state: OptimizerState,
  parameters: Parameters,
  gradient: Parameters,
  eta: number,
  weightDecay: number
): void {
  state.steps++
  for (let part = 0; part < 2; part++) {
    const decay = part === 0 ? weightDecay : 0
    const n = part === 0 ? parameters.weightLength : parameters.length - parameters.weightLength
    const place = (block: Parameters) => (part === 0 ? block.weights[0]! : block.biases[0]!)
    const w = place(parameters)
    const g = place(gradient)
    const [first, second] = state.moments
    switch (state.name) {
      case 'sgd':
        kernels.sgd(w, g, n, eta, decay)
        break
      case 'momentum':
        kernels.momentum(w, g, place(first!), n, eta, mu, decay)
        break
      case 'nesterov':
        kernels.nesterov(w, g, place(first!), n, eta, mu, decay)
        break
      case 'adam':
      case 'adamw': {
        const rate = eta / (1 - beta1 ** state.steps)
        const rootScale = 1 / Math.sqrt(1 - beta2 ** state.steps)
        const l2 = state.name === 'adam' ? decay : 0
        const shrink = state.name === 'adamw' ? 1 - eta * decay : 1
        kernels.adam(w, g, place(first!), place(second!), n, rate, beta1, beta2, rootScale, epsilon, l2, shrink)
      }
    }
  }
}
