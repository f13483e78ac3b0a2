import type { Ready } from '../../../trainer/protocol.js'
import type { Line } from '../../charts/line.js'
import { signed } from '../../format.js'
import { initialWeights, trainedWeights } from '../../weights.js'
import type { Condition } from './condition.js'
import type { NeuronsState } from './state.js'

/** A neuron's bias as it is, and as it was at the start. */
export function biasLine(ready: Ready, { layer, neuron }: Pick<NeuronsState, 'layer' | 'neuron'>): Line {
  const now = trainedWeights(ready).biases[layer]![neuron]!
  const then = initialWeights(ready).biases[layer]![neuron]!
  return [
    { text: 'bias ' },
    { text: signed(now).trim(), tone: 'bold' },
    { text: ` began ${signed(then).trim()}`, tone: 'dim' }
  ]
}

/** The chosen neuron in a row: its name, its bias, how it does. */
export function aboutNeuron(ready: Ready, chosen: NeuronsState, name: string, condition: Condition | undefined): Line {
  const bias = trainedWeights(ready).biases[chosen.layer]![chosen.neuron]!
  return [
    { text: `neuron ${name}`, tone: 'accent' },
    { text: `  bias ${signed(bias).trim()}` },
    { text: condition ? `  ${condition.sentence}` : '', tone: 'dim' }
  ]
}
