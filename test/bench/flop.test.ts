import { describe, expect, it } from 'vitest'
import { averageNonzero, flopOfEpoch, flopOfForward, flopOfImage, parameterCount } from '../../bench/flop.js'

describe('the arithmetic of an image', () => {
  it('visits the first layer twice, for its nonzero pixels alone, and every other three times', () => {
    expect(flopOfImage([784, 16, 16, 10], 150, [1, 1])).toBe(2 * (2 * 150 * 16 + 3 * (16 * 16 + 16 * 10)))
  })
  it('passes over zeros: forward and in the gradient of the layer itself, backward of the next', () => {
    const wide = 2 * 100 * 200 * 0.5 + 100 * 200 * 0.25
    expect(flopOfImage([784, 100, 200, 10], 150, [0.5, 0.25])).toBe(2 * (2 * 150 * 100 + wide + 3 * 200 * 10))
  })
  it('visits every layer once on the way forward', () => {
    expect(flopOfForward([784, 16, 16, 10], 150, [0.5, 0.5])).toBe(2 * (150 * 16 + 16 * 16 + 16 * 10))
    expect(flopOfForward([784, 100, 200, 10], 150, [0.5, 0.25])).toBe(2 * (150 * 100 + 100 * 200 * 0.5 + 200 * 10))
  })
  it('is the first layer alone where there is no hidden one', () => {
    expect(flopOfImage([784, 10], 100, [])).toBe(4 * 100 * 10)
  })
})

describe('the arithmetic of an epoch', () => {
  const network = { sizes: [784, 128, 10], batch: 32 }
  const images = 100
  it('has no step of its own for plain descent', () => {
    expect(flopOfEpoch({ ...network, optimizer: 'sgd' }, images, 150, [0.5])).toBe(
      images * flopOfImage(network.sizes, 150, [0.5])
    )
  })
  it('has one step of Adam for every mini-batch, the last and smaller one too', () => {
    const steps = 4 * 13 * parameterCount(network.sizes)
    expect(flopOfEpoch({ ...network, optimizer: 'adam' }, images, 150, [0.5])).toBe(
      images * flopOfImage(network.sizes, 150, [0.5]) + steps
    )
  })
})

it('counts weights and biases', () => {
  expect(parameterCount([784, 16, 16, 10])).toBe(13_002)
})

it('counts the pixels that are not zero', () => {
  expect(averageNonzero(Uint8Array.from([0, 1, 0, 255, 7, 0]), 2)).toBe(1.5)
})
