import type { Glyphs } from '../../theme.js'
import type { ScreenName } from '../../view.js'

/** What is seen, in words. */
export type Meanings = readonly (readonly [name: string, meaning: string])[]

/** What each panel of the Train screen shows. */
const panelsWith = ({ eta, gradient, mark, positive, negative }: Glyphs): Meanings => [
  ['cost', `How wrong it is on average: the way down. ${mark} is a new ${eta}.`],
  ['held out', 'Share of right answers on images it never trains on.'],
  ['training', 'The same on training images; a growing gap is memorising.'],
  ['batch', 'The same in the last mini-batch, just before its step.'],
  [eta, 'The learning rate: how far a step goes downhill.'],
  [gradient, 'The length of the gradient: how steep the ground is.'],
  ['hidden layer', `What a neuron looks for: ${positive} wants ink there, ${negative} none.`],
  ['confusion', 'Row: what an image is. Column: what the network says.']
]

/** What the maps of the Neurons screen and what is seen of one neuron mean. */
const neuronsWith = ({ positive, negative }: Glyphs): Meanings => [
  ['maps', `What a neuron looks for: ${positive} wants ink there, ${negative} none.`],
  ['deeper', 'The maps of the layer below, weighted and added up.'],
  ['change', 'Weights minus those that the seed gave at the start.'],
  ['dead', 'Never active on held-out images, or hardly varying.'],
  ['saturated', 'On nine images in ten its slope is nearly 0: it hardly learns.']
]

/** What is seen on the Gradient screen. */
const gradientWith = ({ gradient }: Glyphs): Meanings => [
  [gradient, 'How long a layer’s part of the gradient is, biases included.'],
  ['over time', 'The same in mini-batches so far, on one log scale for all.'],
  ['weights', 'How many weights are how large; the bars are logarithmic.'],
  ['|∂C/∂w|', 'How many slopes are how steep; far left learns hardly.'],
  ['stuck', 'ReLU: silent for every example (dead). Sigmoid, tanh: nearly'],
  ['', 'without slope for nine examples in ten (saturated).'],
  ['matter most', 'The steepest weights; the arrow is where a step moves them.'],
  ['by pixel', 'Where in the image the gradient of the first layer is.']
]

/** What is seen on the Landscape screen. */
const landscapeWith = ({ marks }: Glyphs): Meanings => [
  ['the map', 'The cost at points of a plane in the space of all weights.'],
  ['contours', 'Lines along which the cost is the same.'],
  [`${marks.stop} ${marks.way} ${marks.start}`, 'Checkpoints on the run’s way, and its start, seen from above.'],
  [marks.now, 'Where the network is now; it stands off the plane, too.'],
  [marks.other, 'The way of the run it is compared with.'],
  ['Li et al.', 'Visualizing the Loss Landscape of Neural Nets, 2018.']
]

/** What the columns of the Checkpoints screen show. */
const listWith = ({ branch, bullet }: Glyphs): Meanings => [
  ['held out', 'Share of right answers on held-out images; – was not examined.'],
  ['*', 'The best of its run.'],
  [bullet, 'Marked, to be compared with.'],
  [branch[0], 'A branch; it stands above the epoch it began at.']
]

/** What each panel of the Draw screen shows. */
const drawWith = ({ ink, noInk }: Glyphs): Meanings => [
  ['probability', 'What it says: the outputs. Those that stand alone: activation.'],
  ['as it sees it', 'The pad, fitted and centred as the images of MNIST are.'],
  ['hidden', `How active hidden neurons are: ${noInk} not at all, ${ink} most.`],
  ['noise', 'How sure it is of nothing: it was never taught to say no.']
]

/** What the Confusion screen shows. */
const matrixWith = ({ pointer }: Glyphs): Meanings => [
  ['a cell', 'Row: what images are. Column: what the network says.'],
  ['R', 'Recall: of the images of a class, those recognised, in %.'],
  ['P', 'Precision: of those said to be of a class, those that are.'],
  ['F1', 'The harmonic mean of the two.'],
  ['an image', `Its number, its cost, its strongest outputs; ${pointer} is right.`]
]

/** What the Example screen shows. */
const exampleWith = ({ eta, pointer, positive, negative }: Glyphs): Meanings => [
  ['y', 'The output that is wanted: 1 for its class, else 0.'],
  ['go', `↑ more, ↓ less, to make the cost smaller; ${positive} and ${negative} too.`],
  ['∂C/∂a', 'How the cost grows with an activation; go against it.'],
  ['∂a/∂z', 'How the activation grows with z: 0 when saturated.'],
  ['∂C/∂z', 'Their product, what bias and weights share.'],
  ['batch', `The average over the next mini-batch; plain SGD steps −${eta} × it.`],
  ['so far', 'The same over those of its examples that e has gone through.'],
  ['a map', `${positive}: a weight should grow; deeper, a square for each neuron.`],
  [pointer, 'The neuron, and the layer, that is looked at.']
]

/** What is seen on each screen. */
export const meanings: Readonly<Record<ScreenName, (glyphs: Glyphs) => Meanings>> = {
  train: panelsWith,
  neurons: neuronsWith,
  gradient: gradientWith,
  landscape: landscapeWith,
  draw: drawWith,
  confusion: matrixWith,
  example: exampleWith,
  checkpoints: listWith
}
