import type { Choice } from './screens/checkpoints/choice.js'
import { type CheckpointsState, initialCheckpoints } from './screens/checkpoints/state.js'
import { initialNeurons, type NeuronsState } from './screens/neurons/state.js'

/** The screens, in the order of their number keys, with their names. */
export const screens = [
  { name: 'train', title: 'Train' },
  { name: 'neurons', title: 'Neurons' },
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
  readonly checkpoints: CheckpointsState
  readonly neurons: NeuronsState
}

export const initialView: View = {
  screen: 'train',
  isHelpOpen: false,
  rewind: null,
  checkpoints: initialCheckpoints,
  neurons: initialNeurons
}

/** What is on top, and so has the keys. */
export function topOf({ screen, isHelpOpen, rewind }: View): ScreenName | 'help' | 'rewind' {
  if (isHelpOpen) return 'help'
  return rewind ? 'rewind' : screen
}
