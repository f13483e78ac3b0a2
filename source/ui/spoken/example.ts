import type { ExampleName } from '../../trainer/inspect/examples.js'
import { grouped, measure } from '../format.js'
import { setsOf } from '../screens/example/state.js'
import type { RunState } from '../store.js'
import { visible } from '../visible.js'
import type { Ask } from './readings.js'
import { enumerated, spokenShare } from './words.js'

type KnownRun = RunState & { readonly ready: NonNullable<RunState['ready']> }

const setNames: Readonly<Record<ExampleName['set'], string>> = {
  validation: 'held-out',
  training: 'training',
  test: 'test'
}

/** Classes that are named, the most active first. */
const mostNamed = 3

/** A mistake of the network, another one each time: a random place in the set, and the first mistake behind it. */
export async function readExample({ ready }: KnownRun, ask: Ask): Promise<readonly string[]> {
  const set = setsOf(ready)[0]!
  const from: ExampleName = { set, at: Math.floor(Math.random() * ready.data[set]) }
  const mistake = await ask({ kind: 'mistake', from, direction: 'next' })
  const at = mistake.kind === 'mistake' ? mistake.at : null
  if (at === null) return [`The network makes no mistake on the ${setNames[set]} images.`]
  const seen = await ask({ kind: 'examples', names: [{ set, at }] })
  const example = seen.kind === 'examples' ? seen.examples[0] : undefined
  if (!example) return []
  const name = (j: number) => visible(ready.data.classes[j] ?? '?')
  const outputs = [...example.activations.at(-1)!]
  const order = outputs.map((_, j) => j).sort((one, other) => outputs[other]! - outputs[one]!)
  const isShare = ready.layers.at(-1)!.activation === 'softmax'
  const value = (j: number) => (isShare ? spokenShare(outputs[j]!) : measure(outputs[j]!))
  const strongest = order.slice(0, mostNamed).map(j => `${name(j)} ${value(j)}`)
  const label = order.indexOf(example.label) < mostNamed ? '' : `, and ${name(example.label)} ${value(example.label)}`
  const verdict = example.answer === example.label ? 'by now it is right' : `the network says ${name(example.answer)}`
  return [
    `A mistake: ${setNames[set]} image ${grouped(at + 1)} shows ${name(example.label)}, and ${verdict}; ` +
      `${isShare ? 'probabilities' : 'activations'} ${enumerated(strongest)}${label}; cost ${measure(example.cost)}. 4 reads another.`
  ]
}
