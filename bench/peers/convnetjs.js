/**
 * Times passes over a part of MNIST's training images in ConvNetJS, which trains example by example and takes a step after
 * each mini-batch. It has no Adam.
 * Usage: convnetjs.js <folder of the four IDX files> <images> <passes> <network as JSON>
 */
import convnetjs from 'convnetjs'
import { loadImages, shuffledPlaces, timePasses } from './images.js'

const [folder, images, passes, json] = process.argv.slice(2)
const { sizes, activation, cost, optimizer, eta, batch } = JSON.parse(json)
if (optimizer !== 'sgd') throw new Error('ConvNetJS has no Adam.')
const count = Number(images)
const outputs = sizes.at(-1)
const isQuadratic = cost === 'quadratic'

const net = new convnetjs.Net()
net.makeLayers([
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
  ...sizes.slice(1, -1).map(size => ({ type: 'fc', num_neurons: size, activation })),
  isQuadratic ? { type: 'regression', num_neurons: outputs } : { type: 'softmax', num_classes: outputs }
])
// Its quadratic cost comes with an identity output: ours is a sigmoid.
if (isQuadratic) net.layers.splice(-1, 0, new convnetjs.SigmoidLayer({ in_sx: 1, in_sy: 1, in_depth: outputs }))

const trainer = new convnetjs.SGDTrainer(net, {
  method: 'sgd',
  // Its quadratic cost has a ½ in front.
  learning_rate: isQuadratic ? 2 * eta : eta,
  momentum: 0,
  batch_size: batch,
  l1_decay: 0,
  l2_decay: 0
})

const { pixels, labels } = loadImages(folder, count)
const volumes = Array.from({ length: count }, (_, i) => new convnetjs.Vol([...pixels.subarray(i * 784, i * 784 + 784)]))
const answers = Array.from(labels, label =>
  isQuadratic ? Array.from({ length: outputs }, (_, j) => (j === label ? 1 : 0)) : label
)

await timePasses(Number(passes), () => {
  for (const place of shuffledPlaces(count)) trainer.train(volumes[place], answers[place])
})
