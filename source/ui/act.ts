import type { Command } from '../trainer/protocol.js'
import { actOnChart } from './curve/keys.js'
import { actOnExplain } from './explain/keys.js'
import type { Action, TrainAction } from './keymap.js'
import { nextRate } from './learning-rates.js'
import { actOnCheckpoints } from './screens/checkpoints/act.js'
import { actOnConfusion } from './screens/confusion/act.js'
import { isConfusionAction } from './screens/confusion/keys.js'
import { actOnDraw } from './screens/draw/act.js'
import { isDrawAction } from './screens/draw/keys.js'
import { actOnExample } from './screens/example/act.js'
import { isExampleAction } from './screens/example/keys.js'
import { actOnGradient } from './screens/gradient/act.js'
import { actOnLandscape } from './screens/landscape/act.js'
import { actOnNeurons } from './screens/neurons/act.js'
import { actOnRewind } from './screens/rewind/act.js'
import type { Outcome, Situation } from './situation.js'
import type { RunState } from './store.js'
import { actOnTime } from './time/act.js'
import { screens } from './view.js'

/** What an action brings about, and, where that matters, the key it was started with. */
export function act(action: Action, key: string, situation: Situation): Outcome {
  const { view, run } = situation
  if (isDrawAction(action)) return actOnDraw(action, key, situation)
  if (isExampleAction(action)) return actOnExample(action, key, situation)
  if (isConfusionAction(action)) return actOnConfusion(action, situation)
  switch (action) {
    case 'toggleHelp':
      return { view: { ...view, isHelpOpen: true, helpPage: 0 }, effects: [] }
    case 'turnHelp':
      return { view: { ...view, helpPage: 1 - view.helpPage }, effects: [] }
    case 'closeHelp':
      return { view: { ...view, isHelpOpen: false }, effects: [] }
    case 'show':
      return { view: { ...view, screen: screens[Number(key) - 1]!.name }, effects: [] }
    case 'togglePause':
    case 'step':
    case 'stepExample':
    case 'stepEpoch':
    case 'slower':
    case 'faster':
      return actOnTime(action, situation)
    case 'explain':
    case 'nextTopic':
    case 'previousTopic':
    case 'closeExplain':
      return actOnExplain(action, situation)
    case 'toggleLog':
    case 'toggleSpan':
    case 'smooth':
      return actOnChart(action, situation)
    case 'raiseRate':
    case 'lowerRate':
    case 'recover':
    case 'save':
    case 'quit':
      return { view, effects: [{ type: 'send', command: commandFor(action, run) }] }
    case 'suspend':
      return { view, effects: [{ type: 'suspend' }] }
    case 'rewind':
    case 'goBack':
    case 'closeRewind':
      return actOnRewind(action, situation)
    case 'neuronLeft':
    case 'neuronRight':
    case 'neuronUp':
    case 'neuronDown':
    case 'neuronPageUp':
    case 'neuronPageDown':
    case 'nextNeuronLayer':
    case 'previousNeuronLayer':
    case 'zoomIn':
    case 'zoomOut':
    case 'toggleChange':
      return actOnNeurons(action, situation)
    case 'switchGradient':
    case 'nextLayer':
      return actOnGradient(action, situation)
    case 'surveyAgain':
    case 'switchDirections':
    case 'switchScale':
    case 'nextOther':
      return actOnLandscape(action, situation)
    default:
      return actOnCheckpoints(action, key, situation)
  }
}

/** What the worker is asked to do for an action. */
function commandFor(action: TrainAction, { learningRate }: RunState): Command {
  switch (action) {
    case 'raiseRate':
      return { type: 'learningRate', value: nextRate(learningRate, 'up') }
    case 'lowerRate':
      return { type: 'learningRate', value: nextRate(learningRate, 'down') }
    case 'recover':
      return { type: 'recover' }
    case 'save':
      return { type: 'save' }
    case 'quit':
      return { type: 'stop' }
  }
}
