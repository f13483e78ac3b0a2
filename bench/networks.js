/**
 * The networks that are timed, as all libraries get them. `eta` is for the mean over a mini-batch of Σ (a − y)² or of the
 * cross-entropy. `epochs`: counted epochs of ours a round, against `peerEpochs` of PyTorch, so that either takes a second or
 * more. `subset`: images of a timed part of an epoch for libraries that are slow.
 */
export const networks = [
  {
    name: '784-16-16-10 sigmoid quadratic SGD, batch 10',
    sizes: [784, 16, 16, 10],
    activation: 'sigmoid',
    cost: 'quadratic',
    optimizer: 'sgd',
    eta: 0.3,
    batch: 10,
    epochs: 12,
    peerEpochs: 2,
    subset: 6000
  },
  {
    name: '784-100-100-10 ReLU cross-entropy SGD, batch 32',
    sizes: [784, 100, 100, 10],
    activation: 'relu',
    cost: 'cross-entropy',
    optimizer: 'sgd',
    eta: 0.1,
    batch: 32,
    epochs: 8,
    peerEpochs: 2,
    subset: 1920
  },
  {
    name: '784-128-10 ReLU cross-entropy Adam, batch 32',
    sizes: [784, 128, 10],
    activation: 'relu',
    cost: 'cross-entropy',
    optimizer: 'adam',
    eta: 0.001,
    batch: 32,
    epochs: 6,
    peerEpochs: 2,
    subset: 1280
  },
  {
    name: '784-512-512-10 ReLU cross-entropy Adam, batch 128',
    sizes: [784, 512, 512, 10],
    activation: 'relu',
    cost: 'cross-entropy',
    optimizer: 'adam',
    eta: 0.001,
    batch: 128,
    epochs: 1,
    peerEpochs: 1,
    subset: 256
  }
]

/** The flags that make our program train a network on all 60,000 images. */
export function flagsOf({ sizes, activation, cost, optimizer, eta, batch }) {
  return {
    layers: sizes.slice(1, -1).join(','),
    activation,
    cost,
    outputActivation: cost === 'quadratic' ? 'sigmoid' : 'softmax',
    optimizer,
    learningRate: String(eta),
    batchSize: String(batch),
    validation: '0'
  }
}
