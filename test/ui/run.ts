import type { EpochRecord } from '../../source/checkpoint/history.js'
import type { Event, Pulse, Ready } from '../../source/trainer/protocol.js'
import { initialState, type RunState, reduce } from '../../source/ui/store.js'

/** A run made by hand, the same to the last bit every time: the classic network, three epochs and a half in. */

const side = 28
const neurons = 16

/** Weights of the first layer: a red diamond on blue for each neuron, from 1 down to −1, the larger the later it comes. */
function memoryWithDiamonds(): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true })
  const weights = new Float32Array(memory.buffer, 0, side * side * neurons)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let neuron = 0; neuron < neurons; neuron++)
        weights[(y * side + x) * neurons + neuron] = Math.max(
          -1,
          1 - (Math.abs(x - 13.5) + Math.abs(y - 13.5)) / (4 + neuron)
        )
  return memory
}

const digits = [...'0123456789']

export const ready: Ready = {
  type: 'ready',
  recipe: {
    hiddenLayers: [16, 16],
    activation: 'sigmoid',
    outputActivation: 'sigmoid',
    cost: 'quadratic',
    optimizer: 'sgd',
    learningRate: 0.3,
    schedule: 'constant',
    batchSize: 10,
    epochs: 30,
    weightDecay: 0,
    initializer: 'fan-in',
    augment: [],
    seed: 1
  },
  sizes: [784, 16, 16, 10],
  parameterCount: 13_002,
  data: {
    name: 'mnist',
    width: side,
    height: side,
    classes: digits,
    isInMnistForm: true,
    training: 50_000,
    validation: 10_000,
    labels: 'own',
    test: 10_000
  },
  batchesPerEpoch: 5000,
  memory: memoryWithDiamonds(),
  layers: [
    { inputs: 784, outputs: 16, width: 16, activation: 'sigmoid' },
    { inputs: 16, outputs: 16, width: 16, activation: 'sigmoid' },
    { inputs: 16, outputs: 10, width: 16, activation: 'sigmoid' }
  ],
  parameters: {
    weights: [0, 50_176, 51_200],
    biases: [51_968, 52_032, 52_096],
    start: 0,
    length: 13_036,
    weightLength: 0
  },
  epoch: 0,
  batch: 0,
  learningRate: 0.3,
  history: [],
  rateChanges: [],
  confusion: [],
  folder: null,
  parent: null
}

/** Answers for a thousand images a class: nine in ten right, and 4s taken for 9s more than any other. */
export const confusion = digits.map((_, actual) =>
  digits.map((_, answered) => {
    if (actual === answered) return 900 + actual * 10
    return actual === 4 && answered === 9 ? 32 : (actual * 7 + answered * 3) % 13
  })
)

export function record(epoch: number): EpochRecord {
  return {
    epoch,
    cost: 0.3 / epoch,
    trainAccuracy: 1 - 0.1 / epoch,
    validationAccuracy: 1 - 0.12 / epoch,
    validationCost: 0.35 / epoch,
    learningRate: 0.3
  }
}

export function pulse(epoch: number, batch: number, curve: Pulse['curve'] = []): Pulse {
  return {
    type: 'pulse',
    epoch,
    batch,
    batchCost: 0.1,
    batchAccuracy: ((batch / 500) % 3) / 2,
    gradientNorm: 0.031 * (1 + ((batch / 500) % 4)),
    layerNorms: [0.02, 0.01, 0.03].map((norm, l) => norm * (1 + ((batch / 500 + l) % 4))),
    learningRate: 0.3,
    examplesPerSecond: 612_345,
    seconds: epoch,
    secondsLeft: 30 - epoch,
    curve
  }
}

/** What is told during an epoch, in ten pulses. */
function epochOfPulses(epoch: number, pulses = 10): Event[] {
  return Array.from({ length: pulses }, (_, i) => {
    const when = epoch + (i + 1) / 10
    return pulse(epoch, (i + 1) * 500, [[when, 0.8 / (1 + 4 * when)]])
  })
}

function epochEnd(epoch: number): Event[] {
  const timing = { epoch, seconds: 0.1, examplesPerSecond: 500_000 }
  return [
    { type: 'epoch', record: record(epoch), timing, confusion },
    { type: 'saved', path: `checkpoints/run/epoch-000${epoch}.safetensors`, epoch, batch: 0 }
  ]
}

export const loading: readonly Event[] = [{ type: 'loading', what: 'reading mnist' }]

export const training: readonly Event[] = [
  ...loading,
  ready,
  { type: 'state', phase: 'training' },
  ...[0, 1, 2].flatMap(epoch => [...epochOfPulses(epoch), ...epochEnd(epoch + 1)]),
  { type: 'learningRate', value: 0.5, inForce: 0.5, change: { at: 3, from: 0.3, to: 0.5 } },
  ...epochOfPulses(3, 5)
]

export const paused: readonly Event[] = [...training, { type: 'state', phase: 'paused' }]

export const finished: readonly Event[] = [
  ...training,
  { type: 'state', phase: 'finished' },
  { ...pulse(30, 0), batchAccuracy: 0.9 },
  { type: 'done', test: { accuracy: 0.9467, cost: 0.08, confusion }, seconds: 30 }
]

export const diverged: readonly Event[] = [
  ...training,
  { type: 'state', phase: 'diverged' },
  {
    type: 'diverged',
    message: 'The cost is not finite: learning rate 3 is too large (epoch 4, batch 2501).',
    advice: 'Go on from a checkpoint with --resume and a smaller --learning-rate.'
  }
]

export const failed: readonly Event[] = [
  ...training,
  { type: 'failed', message: 'Training stopped: its thread ended with code 1.', wrongUsage: false }
]

export function stateAfter(events: readonly Event[]): RunState {
  return events.reduce(reduce, initialState)
}
