import { describe, expect, it } from 'vitest'
import { cutBatches, orderEpoch } from '../../source/dataset/batches.js'

const training = Uint32Array.from({ length: 500 }, (_, i) => 3 * i)

function order(seed: number, epoch: number): number[] {
  const places = new Uint32Array(training.length)
  orderEpoch(places, training, seed, epoch)
  return [...places]
}

describe('the cut into mini-batches', () => {
  it.each<[number, number | 'all', { size: number; count: number }]>([
    [50_000, 10, { size: 10, count: 5000 }],
    [101, 10, { size: 10, count: 11 }],
    [99, 10, { size: 10, count: 10 }],
    [10, 10, { size: 10, count: 1 }],
    [7, 10, { size: 7, count: 1 }],
    [7, 1, { size: 1, count: 7 }],
    [1, 'all', { size: 1, count: 1 }],
    [50_000, 'all', { size: 50_000, count: 1 }]
  ])('of %i examples by %s has every example once', (examples, batchSize, wanted) => {
    expect(cutBatches(examples, batchSize)).toEqual({ examples, ...wanted })
    const last = examples - (wanted.count - 1) * wanted.size
    expect(last).toBeGreaterThan(0)
    expect(last).toBeLessThanOrEqual(wanted.size)
  })
})

describe('the order of an epoch', () => {
  it('visits every training example once, and not in their own order', () => {
    expect(order(1, 0).toSorted((a, b) => a - b)).toEqual([...training])
    expect(order(1, 0)).not.toEqual([...training])
  })
  it('is the same again for the same seed and epoch, whatever was asked for in between', () => {
    const first = order(1, 5)
    order(1, 6)
    order(2, 5)
    expect(order(1, 5)).toEqual(first)
  })
  it('does not depend on what the list held before', () => {
    const places = Uint32Array.from(training).reverse()
    orderEpoch(places, training, 1, 5)
    expect([...places]).toEqual(order(1, 5))
  })
  it('is another one for every epoch and every seed', () => {
    const orders = [0, 1, 2, 2 ** 32, 2 ** 53 - 1].flatMap(seed =>
      [0, 1, 2, 100].map(epoch => order(seed, epoch).join())
    )
    expect(new Set(orders).size).toBe(20)
  })
  // Every checkpoint in the middle of an epoch counts on it: a run resumed from one would repeat and miss examples.
  it('stays what it was in every version', () => {
    expect(order(1, 0).slice(0, 8)).toEqual([723, 300, 813, 90, 1341, 1281, 1002, 1068])
  })
})
