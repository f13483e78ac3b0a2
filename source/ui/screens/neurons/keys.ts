import type { Binding } from '../../binding.js'
import type { Situation } from '../../situation.js'
import { topOf } from '../../view.js'

export type NeuronsAction =
  | 'neuronLeft'
  | 'neuronRight'
  | 'neuronUp'
  | 'neuronDown'
  | 'neuronPageUp'
  | 'neuronPageDown'
  | 'nextNeuronLayer'
  | 'previousNeuronLayer'
  | 'zoomIn'
  | 'zoomOut'
  | 'toggleChange'

const on = 'neurons'
const nothing = () => ''
const isHere = ({ view, run }: Situation) => topOf(view) === 'neurons' && run.ready !== null
const isZoomed = (situation: Situation) => isHere(situation) && situation.view.neurons.isZoomed
const isGrid = (situation: Situation) => isHere(situation) && !situation.view.neurons.isZoomed

/** The keys of the Neurons screen. */
export const neuronsBindings: readonly Binding<NeuronsAction>[] = [
  {
    keys: ['enter'],
    action: 'zoomIn',
    on,
    shown: 'enter',
    hint: () => 'zoom',
    help: 'Looks at the neuron from near: weights, activations, images.',
    available: isGrid
  },
  { keys: ['escape', 'enter'], action: 'zoomOut', on, shown: 'esc', hint: () => 'all', help: '', available: isZoomed },
  {
    keys: ['c'],
    action: 'toggleChange',
    on,
    shown: 'c',
    hint: ({ view }) => (view.neurons.shown === 'change' ? 'weights' : 'change'),
    help: 'Weights as they are, or their change since the start.',
    available: isHere
  },
  {
    keys: ['l'],
    action: 'nextNeuronLayer',
    on,
    shown: 'l',
    hint: () => 'layer',
    help: 'The next layer; L the one before.',
    available: isHere
  },
  { keys: ['L'], action: 'previousNeuronLayer', on, shown: 'L', hint: nothing, help: '', available: isHere },
  {
    keys: ['left'],
    action: 'neuronLeft',
    on,
    shown: '←→',
    hint: () => 'neuron',
    help: 'Chooses another neuron; ↑ ↓ and the page keys go further.',
    available: isHere
  },
  { keys: ['right'], action: 'neuronRight', on, shown: '→', hint: nothing, help: '', available: isHere },
  { keys: ['up'], action: 'neuronUp', on, shown: '↑', hint: nothing, help: '', available: isGrid },
  { keys: ['down'], action: 'neuronDown', on, shown: '↓', hint: nothing, help: '', available: isGrid },
  { keys: ['pageup'], action: 'neuronPageUp', on, shown: 'pgup', hint: nothing, help: '', available: isGrid },
  { keys: ['pagedown'], action: 'neuronPageDown', on, shown: 'pgdn', hint: nothing, help: '', available: isGrid }
]
