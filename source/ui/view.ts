import type { Choice } from './screens/checkpoints/choice.js'
import { type CheckpointsState, initialCheckpoints } from './screens/checkpoints/state.js'
import { type ConfusionState, initialConfusion } from './screens/confusion/state.js'
import { type DrawState, initialDraw } from './screens/draw/state.js'
import { type ExampleState, initialExample } from './screens/example/state.js'
import { type GradientView, initialGradient } from './screens/gradient/state.js'
import { initialLandscape, type LandscapeView } from './screens/landscape/state.js'

/** The screens, in the order of their number keys, with their names. */
export const screens = [
  { name: 'train', title: 'Train' },
  { name: 'confusion', title: 'Confusion' },
  { name: 'example', title: 'Example' },
  { name: 'gradient', title: 'Gradient' },
  { name: 'landscape', title: 'Landscape' },
  { name: 'draw', title: 'Draw' },
  { name: 'checkpoints', title: 'Checkpoints' }
] as const
export type ScreenName = (typeof screens)[number]['name']

/** The key that shows a screen. */
export function screenKey(screen: ScreenName): string {
  return String(screens.findIndex(({ name }) => name === screen) + 1)
}

/** What the person looks at, and how; the run and the checkpoints know nothing of it. */
export interface View {
  readonly screen: ScreenName
  /** Whether the help for it lies over it. */
  readonly isHelpOpen: boolean
  /** The epoch to go back to, while one is being picked; the picker lies over the screen. */
  readonly rewind: Choice | null
  readonly draw: DrawState
  readonly checkpoints: CheckpointsState
  readonly gradient: GradientView
  readonly landscape: LandscapeView
  readonly confusion: ConfusionState
  readonly example: ExampleState
}

export const initialView: View = {
  screen: 'train',
  isHelpOpen: false,
  rewind: null,
  draw: initialDraw,
  checkpoints: initialCheckpoints,
  gradient: initialGradient,
  landscape: initialLandscape,
  confusion: initialConfusion,
  example: initialExample
}

/** What is on top, and so has the keys. */
export function topOf({ screen, isHelpOpen, rewind }: View): ScreenName | 'help' | 'rewind' {
  if (isHelpOpen) return 'help'
  return rewind ? 'rewind' : screen
}
