import type { CostName, OptimizerName, Recipe } from '../engine/recipe.js'

export const presetNames = ['classic', 'nielsen', 'fast', 'accurate'] as const
export type PresetName = (typeof presetNames)[number]

/** The teaching network. η was chosen by measuring: see ARCHITECTURE.md, "Defaults". */
const classic: Recipe = {
  hiddenLayers: [16, 16],
  activation: 'sigmoid',
  outputActivation: 'sigmoid',
  cost: 'quadratic',
  optimizer: 'sgd',
  learningRate: 0.3,
  schedule: 'constant',
  batchSize: 10,
  epochs: 30,
  weightDecay: 0,
  initializer: 'fan-in',
  augment: [],
  seed: 1
}

export const presets: Record<PresetName, Recipe> = {
  classic,
  // Neural Networks and Deep Learning, chapter 1. Its η is 3.0 for a cost with ½ in front; ours has none.
  nielsen: { ...classic, hiddenLayers: [30], learningRate: 1.5, initializer: 'normal' },
  fast: {
    ...classic,
    hiddenLayers: [192],
    activation: 'relu',
    outputActivation: 'softmax',
    cost: 'cross-entropy',
    learningRate: 0.4,
    schedule: 'cosine',
    batchSize: 24,
    epochs: 5,
    initializer: 'he'
  },
  accurate: {
    ...classic,
    hiddenLayers: [512, 512],
    activation: 'relu',
    outputActivation: 'softmax',
    cost: 'cross-entropy',
    optimizer: 'adamw',
    learningRate: 0.003,
    schedule: 'one-cycle',
    batchSize: 128,
    epochs: 30,
    weightDecay: 0.05,
    initializer: 'he',
    augment: ['shift', 'rotate', 'elastic']
  }
}

/** A sensible η where neither the person nor the preset names one. */
export function defaultRate(optimizer: OptimizerName, cost: CostName): number {
  switch (optimizer) {
    case 'sgd':
      return cost === 'quadratic' ? 0.3 : 0.1
    case 'momentum':
    case 'nesterov':
      return cost === 'quadratic' ? 0.03 : 0.01
    case 'adam':
    case 'adamw':
      return 0.001
  }
}
