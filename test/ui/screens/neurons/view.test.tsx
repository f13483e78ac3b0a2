import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InspectAnswer, InspectRequest } from '../../../../source/trainer/inspect/request.js'
import type { Ready } from '../../../../source/trainer/protocol.js'
import { screenKey } from '../../../../source/ui/view.js'
import { networkOf } from '../../network.js'
import { ready as classic, paused } from '../../run.js'
import { showApp } from '../../screen.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A picture of a ring, the larger the later it comes. */
const ring = (size: number) =>
  Uint8Array.from({ length: 784 }, (_, pixel) => {
    const distance = Math.hypot((pixel % 28) - 13.5, Math.floor(pixel / 28) - 13.5)
    return Math.abs(distance - size) < 2 ? 255 : 0
  })

/** Answers made by hand: neuron 2 is dead, neuron 5 saturated. */
function answerTo(request: InspectRequest, ready: Ready): InspectAnswer {
  const looked = { set: 'validation', images: 10_000 } as const
  const spread = (j: number) => ({
    least: 0.1,
    most: 0.9,
    mean: 0.5,
    deviation: j === 2 ? 0 : 0.3,
    idle: j === 5 ? 0.95 : 0.25
  })
  if (request.kind === 'neurons') {
    const spreads = Array.from({ length: ready.layers[request.layer]!.outputs }, (_, j) => spread(j))
    return { kind: 'neurons', layer: request.layer, ...looked, spreads }
  }
  if (request.kind !== 'neuron') return { kind: 'refused', reason: 'not asked for here' }
  const { layer, neuron, extremes } = request
  const images = (from: number, step: number) =>
    Array.from({ length: extremes }, (_, i) => ({
      ...{ set: 'validation' as const, at: i, pixels: ring(4 + 3 * i), label: i },
      activation: from + step * i
    }))
  const counts = Array.from({ length: 24 }, (_, i) => (i - 8) ** 2 * 10)
  return {
    kind: 'neuron',
    ...{ layer, neuron, ...looked, spread: spread(neuron), histogram: { counts, from: 0, to: 1 } },
    strongest: images(0.99, -0.01),
    weakest: images(0.01, 0.01)
  }
}

async function frame(columns: number, rows: number, ready: Ready, ...presses: readonly string[]) {
  const events = paused.map(event => (event === classic ? ready : event))
  const app = showApp({ columns, rows, events, answerTo: request => answerTo(request, ready) })
  for (const keys of [screenKey('neurons'), ...presses]) await app.press(keys)
  await app.tell()
  app.close()
  return app.lines().slice(2)
}

const ready = networkOf()
const relu = networkOf({ hiddenLayers: [512, 512], activation: 'relu', initializer: 'he' })

describe.each([
  [80, 24],
  [120, 36]
])('the Neurons screen at %d × %d', (columns, rows) => {
  it.each([
    ['the first hidden layer', ready, []],
    ['a deeper layer, drawn through those below', ready, ['l', '\u001b[C']],
    ['the output layer, named by its classes', ready, ['L']],
    ['the change since the start', ready, ['c']],
    ['a page of a wide layer', relu, ['l', '\u001b[6~']],
    ['one neuron from near', ready, ['\r']],
    ['one output, and its change', ready, ['L', 'c', '\r']]
  ] as const)('shows %s', async (_, network, presses) => {
    const shown = await frame(columns, rows, network, ...presses)
    expect(shown.join('\n')).toMatchSnapshot()
    expect(shown.length).toBe(rows - 3)
    expect(shown.filter(row => [...row].length > columns)).toEqual([])
  })
})

describe('one neuron from near', () => {
  it('names the largest of its weights, out of all of them', async () => {
    const shown = (await frame(80, 24, ready, 'l', '\r')).join('\n')
    const w = Array.from(
      { length: 16 },
      (_, i) => new Float32Array(ready.memory.buffer, ready.parameters.weights[1])[i * 16]!
    )
    const largest = w.map(Math.abs).indexOf(Math.max(...w.map(Math.abs)))
    const number = `${w[largest]! < 0 ? '−' : '+'}${Math.abs(w[largest]!).toFixed(3)}`
    expect(shown).toMatch(new RegExp(`neuron ${largest} +\\${number}`))
  })
})
