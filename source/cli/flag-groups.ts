import type { FlagName } from './flag-table.js'

/** What a preset says. The seed is none of it: with any seed it is the same recipe. */
export const recipeFlags: readonly FlagName[] = [
  ...(['layers', 'activation', 'outputActivation', 'initializer', 'cost', 'optimizer', 'learningRate'] as const),
  ...(['schedule', 'batchSize', 'epochs', 'weightDecay', 'augment'] as const)
]

/** How a data set is read and split. */
export const readingFlags: readonly FlagName[] = ['names', 'size', 'colour', 'validation', 'trainSize']

/** What a checkpoint says of its run. */
export const runFlags: readonly FlagName[] = [
  ...recipeFlags,
  ...readingFlags,
  ...(['data', 'shuffleLabels', 'preset', 'seed'] as const)
]

const changeable: readonly FlagName[] = ['epochs', 'schedule', 'learningRate']
/** What is fixed by a checkpoint and can't be said together with --resume. */
export const fixedFlags: readonly FlagName[] = runFlags.filter(flag => !changeable.includes(flag))
