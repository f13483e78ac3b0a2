import type { Binding } from '../binding.js'
import { type CheckpointsAction, checkpointsBindings } from './checkpoints/keys.js'
import { type ConfusionAction, confusionBindings } from './confusion/keys.js'
import { type DrawAction, drawBindings } from './draw/keys.js'
import { type ExampleAction, exampleBindings } from './example/keys.js'
import { type GradientAction, gradientBindings } from './gradient/keys.js'
import { type LandscapeAction, landscapeBindings } from './landscape/keys.js'
import { type NeuronsAction, neuronsBindings } from './neurons/keys.js'

/** What a key of one screen does. */
export type ScreenAction =
  | CheckpointsAction
  | ConfusionAction
  | ExampleAction
  | DrawAction
  | GradientAction
  | LandscapeAction
  | NeuronsAction

/** The keys that each screen has for itself. */
export const screenBindings: readonly Binding[] = [
  ...checkpointsBindings,
  ...confusionBindings,
  ...exampleBindings,
  ...drawBindings,
  ...gradientBindings,
  ...landscapeBindings,
  ...neuronsBindings
]
