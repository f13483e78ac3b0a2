import { expect, it } from 'vitest'
import { loadDataset } from '../../../source/dataset/load.js'
import { numbersAt } from '../../../source/engine/arena.js'
import { seeGradient } from '../../../source/trainer/inspect/gradient.js'
import { seeNeuron, seeNeurons } from '../../../source/trainer/inspect/neurons.js'
import { seeNoise } from '../../../source/trainer/inspect/noise.js'
import { createRun, type Run } from '../../../source/trainer/run.js'
import { compiledKernels } from '../../kernels/compiled.js'
import { noiseRun } from '../training.js'

/** Makes runs on noise that have not begun, always the same. */
async function runs(): Promise<() => Run> {
  const { recipe, data } = await noiseRun('nowhere', { hiddenLayers: [6, 5] })
  const dataset = await loadDataset(data)
  return () => createRun(compiledKernels.fused, recipe, data, dataset, null)
}

/** What an inspection finds, while `meanwhile` happens at each of its pauses, and how many there were. */
function found<Answer>(inspection: Generator<void, Answer>, meanwhile: () => void) {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = inspection.next()
    if (done) return { answer: value, pauses }
    meanwhile()
  }
}

it.each<[string, (run: Run) => Generator<void, unknown>]>([
  ['neurons', run => seeNeurons(run, { kind: 'neurons', layer: 1, images: 100 })],
  ['a neuron', run => seeNeuron(run, { kind: 'neuron', layer: 1, neuron: 2, images: 100, extremes: 3 })],
  ['noise', run => seeNoise(run, { kind: 'noise', noise: 'pixels', count: 150, seed: 1 })],
  ['a gradient', run => seeGradient(run, { kind: 'gradient', of: 'sample', mostOfBatch: 10 })]
])('what is said of %s is of one moment, though training goes on meanwhile', async (_, inspect) => {
  const newRun = await runs()
  const still = newRun()
  // Images of noise are made once, and that takes pauses.
  found(inspect(still), () => {})
  const quiet = found(inspect(still), () => {})
  const moving = newRun()
  const { start, length } = moving.layout.network.parameters
  const parameters = numbersAt(moving.arena, start, length)
  const live = found(inspect(moving), () => parameters.set(parameters.map(value => value * 1.5 + 0.1)))
  expect(live.pauses).toBeGreaterThan(1)
  expect(live).toEqual(quiet)
  expect(Array.from(parameters.slice(0, 8))).not.toEqual(Array.from(numbersAt(still.arena, start, length).slice(0, 8)))
})
