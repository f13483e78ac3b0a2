import type { Line } from '../charts/line.js'
import { bindings } from '../keymap.js'
import { borderRows, type Layout } from '../layout.js'
import { Panel } from '../panels/panel.js'
import { type Glyphs, useTheme } from '../theme.js'
import type { ScreenName } from '../view.js'

/** What is seen, in words. */
type Meanings = readonly (readonly [name: string, meaning: string])[]

/** What each panel of the Train screen shows. */
const panelsWith = ({ eta, gradient }: Glyphs): Meanings => [
  ['cost', 'How wrong it is on average: the way down. ┊ is a new η.'],
  ['held out', 'Share of right answers on images it never trains on.'],
  ['training', 'The same on training images; a growing gap is memorising.'],
  ['batch', 'The same in the last mini-batch, just before its step.'],
  [eta, 'The learning rate: how far a step goes downhill.'],
  [gradient, 'The length of the gradient: how steep the ground is.'],
  ['hidden layer', 'What a neuron looks for: red wants ink there, blue none.'],
  ['confusion', 'Row: what an image is. Column: what the network says.']
]

/** What the maps of the Neurons screen and what is seen of one neuron mean. */
const neuronsWith = (): Meanings => [
  ['maps', 'What a neuron looks for: red wants ink there, blue none.'],
  ['deeper', 'The maps of the layer below, weighted and added up.'],
  ['change', 'Weights minus those that the seed gave at the start.'],
  ['dead', 'Never active on held-out images, or hardly varying.'],
  ['saturated', 'On nine images in ten its slope is nearly 0: it hardly learns.']
]

/** What the columns of the Checkpoints screen show. */
const listWith = ({ branch, bullet }: Glyphs): Meanings => [
  ['held out', 'Share of right answers on held-out images; – was not examined.'],
  ['*', 'The best of its run.'],
  [bullet, 'Marked, to be compared with.'],
  [branch[0], 'A branch; it stands above the epoch it began at.']
]

/** What each panel of the Draw screen shows. */
const drawWith = (): Meanings => [
  ['it says', 'What the network makes of it, now: each output, layer after layer.'],
  ['as it sees', 'The pad as it reaches the network: fitted and centred as MNIST is.'],
  ['hidden', 'How active each hidden neuron is: black not at all, white the most.'],
  ['noise', 'How sure it is of what shows nothing: it was never taught to say no.']
]

/** What the Confusion screen shows. */
const matrixWith = (): Meanings => [
  ['a cell', 'Row: what images are. Column: what the network says.'],
  ['R', 'Recall: of the images of a class, those recognised, in %.'],
  ['P', 'Precision: of those said to be of a class, those that are.'],
  ['F1', 'The harmonic mean of the two.'],
  ['an image', 'Its number, its cost, its strongest outputs; › is right.']
]

/** What the Example screen shows. */
const exampleWith = ({ arrow, pointer }: Glyphs): Meanings => [
  ['y', 'The output that is wanted: 1 for its class, else 0.'],
  ['go', '↑ more, ↓ less, to make the cost smaller; red and blue too.'],
  ['∂C/∂a', 'How the cost grows with an activation; go against it.'],
  ['∂a/∂z', 'How the activation grows with z: 0 when saturated.'],
  ['∂C/∂z', 'Their product, what bias and weights share.'],
  ['batch', `The average over the next mini-batch; −η × it ${arrow} the step.`],
  [pointer, 'The neuron, and the layer, that is looked at.']
]

const meanings: Readonly<Record<ScreenName, (glyphs: Glyphs) => Meanings>> = {
  train: panelsWith,
  neurons: neuronsWith,
  draw: drawWith,
  confusion: matrixWith,
  example: exampleWith,
  checkpoints: listWith
}

/** Every key of a screen, and what is seen there. */
export function HelpScreen({ screen, layout }: { readonly screen: ScreenName; readonly layout: Layout }) {
  const { glyphs } = useTheme()
  const size = { width: layout.columns, height: layout.rows - 3 }
  const keys = bindings.filter(({ help, on }) => help !== '' && (on === screen || on === 'every'))
  const entry = (name: string, meaning: string): Line => [{ text: name.padEnd(14), tone: 'accent' }, { text: meaning }]
  const lines = keys.map(({ shown, help }) => entry(shown, help))
  const seen = meanings[screen](glyphs).map(([name, meaning]) => entry(name, meaning))
  // Half of them would look like all; `i` tells more of a panel anyway.
  const isRoom = lines.length + 1 + seen.length <= size.height - borderRows
  if (isRoom || screen === 'checkpoints') lines.push([], ...seen)
  return <Panel title="help" size={size} lines={lines} />
}
