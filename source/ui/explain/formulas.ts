import type { ActivationName, CostName, Recipe, ScheduleName } from '../../engine/recipe.js'
import { short } from '../format.js'

/** The formulas of the engine as text, each with a note. They say what `engine/` and `kernels/` do, and nothing else. */
type Formulas = readonly (readonly [formula: string, note: string])[]

/** An activation function and its slope. */
export const activationFormulas: Readonly<Record<ActivationName, Formulas>> = {
  sigmoid: [
    ['a = 1 / (1 + e^−z)', 'sigmoid: from 0 to 1'],
    ['a′ = a (1 − a)', 'its slope, at most 1/4']
  ],
  tanh: [
    ['a = tanh z', 'from −1 to 1'],
    ['a′ = 1 − a²', 'its slope, at most 1']
  ],
  relu: [
    ['a = max(0, z)', 'ReLU: silent below 0'],
    ['a′ = 1 where z > 0, else 0', 'its slope']
  ],
  'leaky-relu': [
    ['a = max(z, 0.01 z)', 'leaky ReLU: a hundredth below 0'],
    ['a′ = 1 where z > 0, else 0.01', 'its slope']
  ],
  identity: [['a = z', 'no activation function; slope 1']],
  softmax: [['a = e^z / Σ e^z', 'softmax: shares that add up to 1']]
}

/** The cost of an example, and its slope where backpropagation begins. */
export function costFormulas(cost: CostName, output: ActivationName): Formulas {
  if (cost === 'quadratic') {
    return [
      ['C = Σ (a − y)²', 'over the outputs; y is 1 for the right class, else 0'],
      ['∂C/∂a = 2 (a − y)', 'where the way back begins']
    ]
  }
  const slope = ['∂C/∂z = a − y', 'where the way back begins'] as const
  if (output === 'softmax') return [['C = −Σ y ln a', 'so −ln a of the right class'], slope]
  return [['C = −Σ (y ln a + (1 − y) ln(1 − a))', 'over the outputs; y is 1 or 0'], slope]
}

/** One step of the optimizer in force, with its constants. g is the gradient of the mini-batch. */
export function optimizerFormulas({ optimizer, weightDecay }: Pick<Recipe, 'optimizer' | 'weightDecay'>): Formulas {
  const decay = short(weightDecay)
  const gradient: Formulas =
    weightDecay > 0 && optimizer !== 'adamw'
      ? [[`g = ∂C/∂w + ${decay} w`, 'weight decay; a bias has none']]
      : [['g = ∂C/∂w', 'averaged over the mini-batch']]
  switch (optimizer) {
    case 'sgd':
      return [...gradient, ['w ← w − η g', 'plain gradient descent']]
    case 'momentum':
      return [...gradient, ['v ← 0.9 v + g', 'velocity'], ['w ← w − η v', 'momentum']]
    case 'nesterov':
      return [...gradient, ['v ← 0.9 v + g', 'velocity'], ['w ← w − η (g + 0.9 v)', 'Nesterov momentum']]
    case 'adam':
    case 'adamw':
      return [
        ...gradient,
        ['m ← 0.9 m + 0.1 g', 'mean of the gradient'],
        ['v ← 0.999 v + 0.001 g²', 'mean of its square'],
        ...(optimizer === 'adamw' && weightDecay > 0
          ? [[`w ← (1 − η ${decay}) w`, 'decoupled weight decay; a bias has none'] as const]
          : []),
        ['w ← w − η M / (√V + 1e-8)', `${optimizer === 'adam' ? 'Adam' : 'AdamW'}; t counts the steps`],
        ['M = m / (1 − 0.9^t), V = v / (1 − 0.999^t)', 'free of their bias at the start']
      ]
  }
}

/** How the schedule changes the learning rate; t is the share of the run that is done. */
export const scheduleFormulas: Readonly<Record<ScheduleName, Formulas>> = {
  constant: [],
  step: [['η, η / 10 from t = 1/2, η / 100 from t = 3/4', 'the schedule; t runs from 0 to 1']],
  cosine: [['η (1 + cos πt) / 2', 'the schedule; t runs from 0 to 1']],
  'one-cycle': [
    ['η / 25 up to η until t = 0.3', 'the schedule; t runs from 0 to 1'],
    ['then down to η / 250,000', 'both along half a cosine']
  ]
}
