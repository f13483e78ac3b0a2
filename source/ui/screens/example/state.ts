import type { ExampleName } from '../../../trainer/inspect/examples.js'
import type { MistakeRequest } from '../../../trainer/inspect/mistake.js'
import type { Ready } from '../../../trainer/protocol.js'

/** What the person looks at on the Example screen. */
export interface ExampleState {
  readonly name: ExampleName
  /** Whether it is, instead, the one of the coming mini-batch that is looked at, as long as one is. */
  readonly isFollowing: boolean
  /** How many layers before the output. */
  readonly back: number
  /** The neuron; null until the screen has chosen the one of which the example wants most. */
  readonly neuron: number | null
  /** Whether the person chose it, so that it stays for other examples. */
  readonly isByHand: boolean
  /** What stands beside the wish of the example. */
  readonly beside: 'nothing' | 'batch'
  /** How often the picture of the weights has been changed for the next. */
  readonly turn: number
  /** The number of an example that is being written. */
  readonly text: string | null
  /** The mistake that is being looked for. */
  readonly sought: MistakeRequest | null
  readonly news: string
  /** Whether it was opened from the Confusion screen. */
  readonly isOpened: boolean
}

export const initialExample: ExampleState = {
  name: { set: 'validation', at: 0 },
  isFollowing: false,
  back: 0,
  neuron: null,
  isByHand: false,
  beside: 'nothing',
  turn: 0,
  text: null,
  sought: null,
  news: '',
  isOpened: false
}

/** The sets, with what they are called. */
export const sets = ['validation', 'training', 'test'] as const
export const setNames: Readonly<Record<ExampleName['set'], string>> = {
  validation: 'held out',
  training: 'training',
  test: 'test'
}

/** The sets that have images. */
export function setsOf({ data }: Ready): readonly ExampleName['set'][] {
  return sets.filter(set => data[set] > 0)
}

/** The set itself, or, where it has no images, the first that has. */
export function setIn(set: ExampleName['set'], ready: Ready): ExampleName['set'] {
  return ready.data[set] > 0 ? set : (setsOf(ready)[0] ?? set)
}

/** The example that is looked at, in a run that may have fewer than another had. */
export function nameIn({ name }: ExampleState, ready: Ready): ExampleName {
  const set = setIn(name.set, ready)
  return { set, at: Math.min(name.at, ready.data[set] - 1) }
}

/** The layer that is looked at, counted from the first. */
export function layerIn({ back }: ExampleState, { layers }: Ready): number {
  return Math.max(0, layers.length - 1 - back)
}

/** The neuron that is looked at, if one has been chosen. */
export function neuronIn(state: ExampleState, ready: Ready): number | null {
  return state.neuron === null ? null : Math.min(state.neuron, ready.layers[layerIn(state, ready)]!.outputs - 1)
}

/** Another example: the neuron stays if the person has chosen it, otherwise it is chosen anew. */
export function another(state: ExampleState, changed: Partial<ExampleState>): ExampleState {
  const { isByHand, neuron } = state
  const chosen = isByHand ? neuron : null
  return { ...state, neuron: chosen, sought: null, news: '', isFollowing: false, ...changed }
}

/** The example of the coming mini-batch that is looked at, whichever that is. */
export function following(state: ExampleState): ExampleState {
  return another(state, { isFollowing: true, text: null })
}
