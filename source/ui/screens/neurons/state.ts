import type { Ready } from '../../../trainer/protocol.js'

/** What is looked at on the Neurons screen. */
export interface NeuronsState {
  /** The chosen neuron: its layer and its place there, both counted from 0. */
  readonly layer: number
  readonly neuron: number
  /** Whether it is seen alone, from near. */
  readonly isZoomed: boolean
  /** The weights as they are, or minus what they were at the start. */
  readonly shown: 'weights' | 'change'
}

export const initialNeurons: NeuronsState = { layer: 0, neuron: 0, isZoomed: false, shown: 'weights' }

/** The state with a neuron chosen that the network has; another run may have brought a smaller one. */
export function within(state: NeuronsState, { layers }: Pick<Ready, 'layers'>): NeuronsState {
  const layer = Math.min(state.layer, layers.length - 1)
  return { ...state, layer, neuron: Math.min(state.neuron, layers[layer]!.outputs - 1) }
}

/** “hidden layer 2”, “output layer” */
export function layerName({ layers }: Pick<Ready, 'layers'>, layer: number): string {
  return layer === layers.length - 1 ? 'output layer' : `hidden layer ${layer + 1}`
}
