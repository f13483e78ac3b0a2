import { describe, expect, it } from 'vitest'
import { FormatError } from '../../source/checkpoint/safetensors.js'
import { trainedNetwork } from '../../source/checkpoint/trained-network.js'
import { checkpointOf } from './trained.js'

const { checkpoint } = checkpointOf({ activation: 'relu', outputActivation: 'softmax', optimizer: 'momentum' })
const [first] = checkpoint.description.history
const after = (epoch: number, validationAccuracy: number | null, batch = 0) => ({
  ...checkpoint,
  description: {
    ...checkpoint.description,
    progress: { ...checkpoint.description.progress, epoch, batch },
    history: [{ ...first!, validationAccuracy }]
  }
})

describe('the network in a checkpoint', () => {
  it('has its layers first to last, whatever the order of the tensors', () => {
    const { layers } = trainedNetwork({ ...checkpoint, tensors: checkpoint.tensors.toReversed() })
    expect(layers.map(({ weight, bias, activation }) => [weight.name, bias.name, activation])).toEqual([
      ['layers.0.weight', 'layers.0.bias', 'relu'],
      ['layers.1.weight', 'layers.1.bias', 'relu'],
      ['layers.2.weight', 'layers.2.bias', 'softmax']
    ])
  })
  it.each([
    [1, 0.9346, '1 epoch; 93.46 % of held-out images right.'],
    [12, null, '12 epochs.'],
    // In the middle of an epoch nobody has examined it.
    [1, 0.9346, '1 epoch.', 110]
  ])('after %i epochs with an accuracy of %d says so: %s', (epoch, accuracy, ending, batch = 0) => {
    const { summary } = trainedNetwork(after(epoch, accuracy, batch))
    expect(summary).toBe(`15-7-6-5 network, trained by downhill on häuser for ${ending}`)
  })
  it('is refused when a tensor is missing', () => {
    const tensors = checkpoint.tensors.filter(({ name }) => name !== 'layers.1.bias')
    expect(() => trainedNetwork({ ...checkpoint, tensors })).toThrow(new FormatError('it has no tensor layers.1.bias'))
  })
})
