/**
 * Times passes over a part of MNIST's training images in TensorFlow.js. Of its three ways to train, `model.fit`,
 * `model.trainOnBatch` and `optimizer.minimize` over the core's operations, the last is the fastest on most networks and
 * never far behind, so this is it.
 * Usage: tfjs.js wasm|cpu <folder of the four IDX files> <images> <passes> <network as JSON>
 */
import { createRequire } from 'node:module'
import * as tf from '@tensorflow/tfjs-core'
// For what loading it does: it registers the gradients of the core's operations.
import '@tensorflow/tfjs-layers'
import { loadImages, shuffledPlaces, timePasses } from './images.js'

const [backend, folder, images, passes, json] = process.argv.slice(2)
const { sizes, activation, cost, optimizer: optimizerName, eta, batch } = JSON.parse(json)
const count = Number(images)

// It greets whoever runs its cpu backend on Node, and that is nothing for our table.
console.warn = () => {}
const require = createRequire(import.meta.url)
if (backend === 'wasm') {
  const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm')
  setWasmPaths(require.resolve('@tensorflow/tfjs-backend-wasm').replace(/[^/\\]*$/, ''))
} else {
  require('@tensorflow/tfjs-backend-cpu')
}
await tf.setBackend(backend)
await tf.ready()

const { pixels, labels } = loadImages(folder, count)
const inputs = tf.tensor2d(pixels, [count, sizes[0]])
const wanted = tf.oneHot(tf.tensor1d(labels, 'int32'), sizes.at(-1), 1, 0, 'float32')

const layers = sizes.slice(1).map((outputs, l) => ({
  weights: tf.variable(tf.randomNormal([sizes[l], outputs], 0, Math.sqrt(2 / sizes[l]))),
  biases: tf.variable(tf.zeros([outputs]))
}))
const activate = { sigmoid: tf.sigmoid, relu: tf.relu }[activation]
const optimizer = optimizerName === 'sgd' ? tf.train.sgd(eta) : tf.train.adam(eta)

function costOf(examples, answers) {
  let a = examples
  layers.forEach(({ weights, biases }, l) => {
    const z = tf.add(tf.matMul(a, weights), biases)
    a = l < layers.length - 1 ? activate(z) : z
  })
  if (cost === 'cross-entropy') return tf.losses.softmaxCrossEntropy(answers, a)
  return tf.mean(tf.sum(tf.square(tf.sub(tf.sigmoid(a), answers)), -1))
}

await timePasses(Number(passes), () => {
  const order = shuffledPlaces(count)
  for (let first = 0; first < count; first += batch) {
    tf.tidy(() => {
      const chosen = tf.tensor1d(order.slice(first, first + batch), 'int32')
      const examples = tf.gather(inputs, chosen)
      const answers = tf.gather(wanted, chosen)
      optimizer.minimize(() => costOf(examples, answers))
    })
  }
  // Nothing is left to be computed behind our back once the weights can be read.
  layers.at(-1).biases.dataSync()
})
