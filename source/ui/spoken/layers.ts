import type { LayerGradient } from '../../trainer/inspect/gradient.js'
import { grouped, measure } from '../format.js'
import { conditionOf } from '../screens/neurons/condition.js'
import { imagesName, imagesToSee } from '../screens/neurons/words.js'
import type { RunState } from '../store.js'
import type { Ask } from './readings.js'
import { counted, enumerated } from './words.js'

type KnownRun = RunState & { readonly ready: NonNullable<RunState['ready']> }

/** How the neurons of each layer are doing. */
export async function readNeurons({ ready, phase }: KnownRun, ask: Ask): Promise<readonly string[]> {
  const images = imagesToSee(ready, phase === 'training' ? 'moving' : 'resting')
  const told: string[] = []
  for (const [layer, { activation, outputs }] of ready.layers.entries()) {
    const answer = await ask({ kind: 'neurons', layer, images })
    if (answer.kind !== 'neurons') return [answer.kind === 'refused' ? answer.reason : '']
    const place = layer < ready.layers.length - 1 ? 'hidden' : 'output'
    const conditions = answer.spreads.map(spread => conditionOf(activation, place, spread, imagesName(answer)).name)
    const idle = (['dead', 'saturated'] as const).flatMap(name => {
      const which = conditions.flatMap((one, j) => (one === name ? [String(j + 1)] : []))
      return which.length === 0 ? [] : [`${which.length} ${name}, number ${enumerated(which.slice(0, mostNamed))}`]
    })
    const name = place === 'hidden' ? `Hidden layer ${layer + 1}` : 'The output layer'
    const state = idle.length === 0 ? 'none is dead or saturated' : enumerated(idle)
    told.push(`${name}: ${counted(outputs, 'neuron')}, ${activation}; on ${imagesName(answer)}, ${state}.`)
  }
  return told
}

/** Neurons that are named, at most. */
const mostNamed = 8

/** How steep the cost is, layer by layer. */
export async function readGradient(_: KnownRun, ask: Ask): Promise<readonly string[]> {
  const answer = await ask({ kind: 'gradient', of: 'sample' })
  if (answer.kind !== 'gradient') return [answer.kind === 'refused' ? answer.reason : '']
  const { examples, cost, layers } = answer
  return [
    `The gradient over ${grouped(examples)} training images, whose cost is ${measure(cost)}:`,
    ...layers.map((layer, l) => layerSentence(layer, l, layers.length))
  ]
}

function layerSentence({ norm, inputs, outputs, idle }: LayerGradient, l: number, count: number): string {
  const name = l < count - 1 ? `hidden layer ${l + 1}` : 'the output layer'
  const still = idle && idle.count > 0 ? `, ${idle.count} of its neurons ${idle.name}` : ''
  return `Length ${measure(norm)} in ${name}, ${grouped(inputs)} to ${grouped(outputs)}${still}.`
}
