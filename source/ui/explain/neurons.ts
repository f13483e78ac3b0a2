import { idlenessOf } from '../../engine/idleness.js'
import { activationFormulas } from './formulas.js'
import type { KnownRun, Topic } from './topic.js'

/** What is seen on the Neurons screen. */
export function neuronsTopics({ ready: { layers } }: KnownRun): Topic[] {
  const [hidden, output] = [layers[0]!.activation, layers.at(-1)!.activation]
  return [
    {
      title: 'maps',
      sentences:
        'What each neuron of a layer looks for in an image. In the first layer these are its weights. Deeper down a map is the ' +
        'sum of the maps below, each times the weight that leads from it: the network without its activation functions.',
      formulas: [
        ['map of layer 1 = its weights', 'one for each pixel'],
        ['map = Σ w (map below)', 'over the neurons of the layer below'],
        ['change = map now − map at the start', 'the seed gives the start again']
      ]
    },
    {
      title: 'activations',
      sentences:
        'Images are sent through the network to see how much each excites the neuron: the histogram counts them. Where the ' +
        'activation has no slope, no wish for change gets through, and the weights that lead there stand still.',
      formulas: [
        ['z = Σ w a + b', 'a: the activations of the layer below'],
        ...activationFormulas[hidden],
        ...(output === hidden ? [] : activationFormulas[output])
      ]
    },
    {
      title: 'dead and saturated',
      sentences:
        'A dead neuron tells no image from another: it is never active, or hardly varies. A saturated one is nearly always at ' +
        'the end of its range. An output at the end of its range is not stuck but sure.',
      formulas: [...idleFormulas(hidden), ...(output === hidden ? [] : idleFormulas(output))]
    }
  ]
}

function idleFormulas(activation: Parameters<typeof idlenessOf>[0]): Topic['formulas'] {
  const idleness = idlenessOf(activation)
  const dead = ['dead: deviation of a ≤ 0.01', `${activation}; of a range of 1`] as const
  if (activation === 'relu' || activation === 'leaky-relu') return [['dead: a ≤ 0 for every image', activation]]
  if (idleness?.name !== 'saturated') return [dead]
  return [dead, [`saturated: a′ < a tenth of its most`, `${activation}; on ${idleness.least * 100} % of the images`]]
}
