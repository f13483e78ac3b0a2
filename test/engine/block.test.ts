import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOfLane, columnsOfLane } from '../../source/engine/block.js'
import type { Layer } from '../../source/engine/network.js'

/** Layers of a network of these sizes. */
function layersOf(sizes: readonly number[]): Layer[] {
  return sizes.slice(1).map((outputs, l) => ({
    inputs: sizes[l]!,
    outputs,
    width: Math.ceil(outputs / 16) * 16,
    activation: 'relu'
  }))
}

const networks = [
  [784, 16, 16, 10],
  [784, 100, 100, 10],
  [784, 128, 10],
  [5, 1, 1],
  [3000, 49, 300, 2],
  [784, 512, 513, 7],
  // Where one lane has all there is behind the first layer, whose inputs don't go into fours.
  [784, 40, 10, 10],
  [784, 50, 10],
  [10, 200]
]

describe.each(networks.map(sizes => [sizes.join('-'), sizes] as const))('the blocks of %s', (_, sizes) => {
  const layers = layersOf(sizes)

  it.each([1, 2, 3, 4])('have every weight once, shared out among %i lanes', lanes => {
    layers.forEach(({ inputs, width }, l) => {
      const times = new Uint8Array(inputs * width)
      for (let lane = 0; lane < lanes; lane++) {
        for (const block of blocksOfLane(layers, lane, lanes).filter(({ layer }) => layer === l)) {
          expect([block.columns.from % 16, block.columns.to % 16]).toEqual([0, 0])
          expect(block.inputs.to).toBeLessThanOrEqual(inputs)
          expect(block.columns.to).toBeLessThanOrEqual(width)
          for (let i = block.inputs.from; i < block.inputs.to; i++) {
            for (let j = block.columns.from; j < block.columns.to; j++) times[i * width + j]!++
          }
        }
      }
      expect(times.every(time => time === 1)).toBe(true)
    })
  })
  it('keep the first layer to the columns that each lane sums', () => {
    for (const lane of [0, 1]) {
      const { from, to } = columnsOfLane(layers[0]!, lane, 2)
      for (const { layer, columns } of blocksOfLane(layers, lane, 2)) {
        if (layer === 0) expect(columns.from >= from && columns.to <= to).toBe(true)
      }
    }
  })
})

it('shares out all there is of any network, and nothing else', () => {
  const size = fc.integer({ min: 1, max: 140 })
  fc.assert(
    fc.property(fc.array(size, { minLength: 2, maxLength: 5 }), fc.integer({ min: 1, max: 8 }), (sizes, lanes) => {
      const layers = layersOf(sizes)
      const blocks = Array.from({ length: lanes }, (_, lane) => blocksOfLane(layers, lane, lanes)).flat()
      layers.forEach(({ inputs, width }, l) => {
        const own = blocks.filter(({ layer }) => layer === l)
        for (const block of own) {
          expect(block.inputs.to).toBeLessThanOrEqual(inputs)
          expect(block.columns.to).toBeLessThanOrEqual(width)
        }
        const weights = own.map(({ inputs, columns }) => (inputs.to - inputs.from) * (columns.to - columns.from))
        expect(weights.reduce((sum, count) => sum + count, 0)).toBe(inputs * width)
      })
    }),
    { numRuns: 500 }
  )
})

it('shares the first layer out by the columns that are real', () => {
  const [layer] = layersOf([784, 100]) as [Layer]
  expect([0, 1].map(lane => columnsOfLane(layer, lane, 2))).toEqual([
    { from: 0, to: 48 },
    { from: 48, to: 112 }
  ])
})

it('leaves the other layers to those lanes that have less to do in the first', () => {
  const rowsOf = (sizes: readonly number[], lane: number, lanes: number) => {
    const blocks = blocksOfLane(layersOf(sizes), lane, lanes).filter(({ layer }) => layer === 1)
    return blocks.reduce((sum, { inputs }) => sum + inputs.to - inputs.from, 0)
  }
  // 48 columns are summed at once, 52 are not.
  const [one, other] = [0, 1].map(lane => rowsOf([784, 100, 100, 10], lane, 2)) as [number, number]
  expect(one).toBeGreaterThan(2 * other)
  expect(one + other).toBe(100)
  expect([0, 1].map(lane => rowsOf([784, 128, 128, 10], lane, 2))).toEqual([64, 64])
})
