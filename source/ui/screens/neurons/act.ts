import type { Outcome, Situation } from '../../situation.js'
import { neuronGrid } from './grid.js'
import type { NeuronsAction } from './keys.js'
import { type NeuronsState, within } from './state.js'

/** What a key does on the Neurons screen. */
export function actOnNeurons(action: NeuronsAction, situation: Situation): Outcome {
  const { view, run } = situation
  if (!run.ready) return { view, effects: [] }
  return { view: { ...view, neurons: after(action, situation, run.ready) }, effects: [] }
}

function after(
  action: NeuronsAction,
  situation: Situation,
  ready: NonNullable<Situation['run']['ready']>
): NeuronsState {
  const state = within(situation.view.neurons, ready)
  const { layers } = ready
  const { perRow, rows } = neuronGrid(ready, state.layer, situation)
  const last = layers[state.layer]!.outputs - 1
  const moved = (by: number) => ({ ...state, neuron: Math.max(0, Math.min(last, state.neuron + by)) })
  /** As far as there is a neuron to go to in that direction. */
  const jumped = (by: number) => (state.neuron + by >= 0 && state.neuron + by <= last ? moved(by) : state)
  const inLayer = (layer: number) => within({ ...state, layer: (layer + layers.length) % layers.length }, ready)
  switch (action) {
    case 'neuronLeft':
      return moved(-1)
    case 'neuronRight':
      return moved(1)
    case 'neuronUp':
      return jumped(-perRow)
    case 'neuronDown':
      return jumped(perRow)
    case 'neuronPageUp':
      return moved(-perRow * rows)
    case 'neuronPageDown':
      return moved(perRow * rows)
    case 'nextNeuronLayer':
      return inLayer(state.layer + 1)
    case 'previousNeuronLayer':
      return inLayer(state.layer - 1)
    case 'zoomIn':
      return { ...state, isZoomed: true }
    case 'zoomOut':
      return { ...state, isZoomed: false }
    case 'toggleChange':
      return { ...state, shown: state.shown === 'change' ? 'weights' : 'change' }
  }
}
