import type { Ready } from '../../../trainer/protocol.js'
import type { Outcome, Situation } from '../../situation.js'
import type { View } from '../../view.js'
import type { ExampleAction } from './keys.js'
import { another, type ExampleState, layerIn, nameIn, neuronIn, setsOf } from './state.js'

/** What a key of the Example screen brings about; there is a run. */
export function actOnExample(action: ExampleAction, key: string, { view, run }: Situation): Outcome {
  const state = view.example
  const ready = run.ready!
  switch (action) {
    case 'nextExample':
      return browse(view, ready, 1)
    case 'previousExample':
      return browse(view, ready, -1)
    case 'nextMistake':
    case 'previousMistake': {
      const direction = action === 'nextMistake' ? 'next' : 'previous'
      return seen(view, { sought: { kind: 'mistake', from: nameIn(state, ready), direction }, news: 'looking …' })
    }
    case 'changeSet': {
      const all = setsOf(ready)
      const set = all[(all.indexOf(nameIn(state, ready).set) + 1) % all.length]!
      return goTo(view, { name: { set, at: 0 } })
    }
    case 'writeNumber':
      return seen(view, { text: '', news: '' })
    case 'writeDigit':
      return seen(view, { text: `${state.text}${key}`.slice(0, 9) })
    case 'eraseDigit':
      return seen(view, { text: state.text!.slice(0, -1) })
    case 'cancelNumber':
      return seen(view, { text: null })
    case 'goToNumber': {
      if (state.text === '') return seen(view, { text: null })
      const { set } = nameIn(state, ready)
      return goTo(view, { name: { set, at: Math.min(Number(state.text), ready.data[set] - 1) }, text: null })
    }
    case 'wishUp':
      return choose(view, ready, -1)
    case 'wishDown':
      return choose(view, ready, 1)
    case 'walkBack':
      return seen(view, { back: state.back + 1, neuron: null, isByHand: false, turn: 0 })
    case 'walkForth':
      if (state.back === 0) return { view: { ...view, screen: 'confusion' }, effects: [] }
      return seen(view, {
        back: Math.min(state.back, ready.layers.length - 1) - 1,
        neuron: null,
        isByHand: false,
        turn: 0
      })
    case 'toggleAverage':
      return seen(view, { beside: state.beside === 'batch' ? 'nothing' : 'batch' })
    case 'turnMap':
      return seen(view, { turn: state.turn + 1 })
  }
}

/** The view with another example. */
export function shown(view: View, name: ExampleState['name']): View {
  return goTo(view, { name }).view
}

function browse(view: View, ready: Ready, by: number): Outcome {
  const { set, at } = nameIn(view.example, ready)
  const count = ready.data[set]
  return goTo(view, { name: { set, at: (at + by + count) % count } })
}

function goTo(view: View, changed: Partial<ExampleState>): Outcome {
  return { view: { ...view, example: another(view.example, changed) }, effects: [] }
}

function choose(view: View, ready: Ready, by: number): Outcome {
  const state = view.example
  const count = ready.layers[layerIn(state, ready)]!.outputs
  const neuron = Math.max(0, Math.min(count - 1, (neuronIn(state, ready) ?? 0) + by))
  return seen(view, { neuron, isByHand: true })
}

function seen(view: View, changed: Partial<ExampleState>): Outcome {
  return { view: { ...view, example: { ...view.example, ...changed } }, effects: [] }
}
