/** Everything that decides what a run computes, apart from the data: the same recipe and data give the same bits. */

export const activationNames = ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'identity', 'softmax'] as const
export type ActivationName = (typeof activationNames)[number]

export const costNames = ['quadratic', 'cross-entropy'] as const
export type CostName = (typeof costNames)[number]

export const optimizerNames = ['sgd', 'momentum', 'nesterov', 'adam', 'adamw'] as const
export type OptimizerName = (typeof optimizerNames)[number]

export const scheduleNames = ['constant', 'step', 'cosine', 'one-cycle'] as const
export type ScheduleName = (typeof scheduleNames)[number]

export const initializerNames = ['normal', 'fan-in', 'xavier', 'he'] as const
export type InitializerName = (typeof initializerNames)[number]

/** The ways in which a training image may be changed and still show the same thing. */
export const augmentationNames = ['shift', 'rotate', 'elastic'] as const
export type AugmentationName = (typeof augmentationNames)[number]

export interface Recipe {
  /** Sizes of the hidden layers, first to last. */
  readonly hiddenLayers: readonly number[]
  /** Activation of the hidden layers. */
  readonly activation: ActivationName
  /** Activation of the output layer. */
  readonly outputActivation: ActivationName
  readonly cost: CostName
  readonly optimizer: OptimizerName
  readonly learningRate: number
  readonly schedule: ScheduleName
  /** Examples a step, or `all`: every step looks at all the data. */
  readonly batchSize: number | 'all'
  readonly epochs: number
  /** λ of the term λw that is added to the gradient of a weight (not of a bias). */
  readonly weightDecay: number
  readonly initializer: InitializerName
  /** Ways in which the training images are changed a little each time they are seen. */
  readonly augment: readonly AugmentationName[]
  readonly seed: number
}

/** Why cost and output activation do not go together, or undefined when they do. */
export function mismatch(cost: CostName, output: ActivationName): string | undefined {
  if (cost === 'quadratic' || output === 'softmax' || output === 'sigmoid') return undefined
  return `Cross-entropy needs outputs between 0 and 1, and ${output} gives others: use softmax or sigmoid outputs.`
}
