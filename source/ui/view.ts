import { type ChartView, initialChart } from './curve/shown.js'
import type { Choice } from './screens/checkpoints/choice.js'
import { type CheckpointsState, initialCheckpoints } from './screens/checkpoints/state.js'
import { type ConfusionState, initialConfusion } from './screens/confusion/state.js'
import { type DrawState, initialDraw } from './screens/draw/state.js'
import { type ExampleState, initialExample } from './screens/example/state.js'
import { type GradientView, initialGradient } from './screens/gradient/state.js'
import { initialLandscape, type LandscapeView } from './screens/landscape/state.js'
import { initialNeurons, type NeuronsState } from './screens/neurons/state.js'
import type { Coming } from './time/coming.js'

/** The screens, in the order of their number keys, with their names. */
export const screens = [
  { name: 'train', title: 'Train' },
  { name: 'neurons', title: 'Neurons' },
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
  /** Which page of it, 0 or 1, where it has two. */
  readonly helpPage: number
  /** Which of the things in view is being explained, counted from 0; null while none is. */
  readonly explained: number | null
  /** The epoch to go back to, while one is being picked; the picker lies over the screen. */
  readonly rewind: Choice | null
  readonly draw: DrawState
  readonly checkpoints: CheckpointsState
  readonly neurons: NeuronsState
  readonly chart: ChartView
  /** How far the examples of the coming mini-batch have been looked at, if they are. */
  readonly coming: Coming | null
  readonly gradient: GradientView
  readonly landscape: LandscapeView
  readonly confusion: ConfusionState
  readonly example: ExampleState
}

export const initialView: View = {
  screen: 'train',
  isHelpOpen: false,
  helpPage: 0,
  explained: null,
  rewind: null,
  draw: initialDraw,
  checkpoints: initialCheckpoints,
  gradient: initialGradient,
  landscape: initialLandscape,
  confusion: initialConfusion,
  example: initialExample,
  neurons: initialNeurons,
  chart: initialChart,
  coming: null
}

/** What is on top, and so has the keys. */
export function topOf({ screen, isHelpOpen, explained, rewind }: View): ScreenName | 'help' | 'explain' | 'rewind' {
  if (isHelpOpen) return 'help'
  if (explained !== null) return 'explain'
  return rewind ? 'rewind' : screen
}
