import { describe, expect, it } from 'vitest'
import { loadDataset } from '../../source/dataset/load.js'
import { numbersAt } from '../../source/engine/arena.js'
import {
  type ActivationName,
  activationNames,
  type CostName,
  optimizerNames,
  type Recipe
} from '../../source/engine/recipe.js'
import { type Divergence, divergenceAdvice, tellDivergence } from '../../source/trainer/divergence.js'
import { createRun, type Run } from '../../source/trainer/run.js'
import { train as moments } from '../../source/trainer/train.js'
import { compiledKernels } from '../kernels/compiled.js'
import { noiseRun } from './training.js'

/** Hidden activations, and an output with its cost. */
const networks = activationNames
  .filter(activation => activation !== 'softmax')
  .flatMap(activation =>
    (
      [
        ['sigmoid', 'quadratic'],
        ['softmax', 'quadratic'],
        ['identity', 'quadratic'],
        ['softmax', 'cross-entropy'],
        ['sigmoid', 'cross-entropy']
      ] as const satisfies readonly (readonly [ActivationName, CostName])[]
    ).map(([outputActivation, cost]) => ({ activation, outputActivation, cost }))
  )
/** Learning rates from one that is merely too large to one that float32 does not even hold. */
const rates = [1e9, 1e30, 1e300]
/** What the first weights are multiplied with: some are large from the start. */
const scales = [1, 1e25, 1e37]
const decays = [0, 1e3]
const cases = networks.flatMap(network =>
  rates.flatMap(learningRate =>
    scales.flatMap(scale => decays.map(weightDecay => ({ recipe: { ...network, learningRate, weightDecay }, scale })))
  )
)

/** Begins runs on noise whose first weights are multiplied with `scale`. */
async function noise(): Promise<(recipe: Partial<Recipe>, scale?: number) => Run> {
  const { recipe: usual, data } = await noiseRun('nowhere', { hiddenLayers: [6, 5], batchSize: 20, epochs: 2 })
  const dataset = await loadDataset(data)
  return (recipe, scale = 1) => {
    const run = createRun(compiledKernels.plain, { ...usual, ...recipe }, data, dataset, null)
    const { start, length } = run.layout.network.parameters
    const parameters = numbersAt(run.arena, start, length)
    parameters.set(parameters.map(value => value * scale))
    return run
  }
}

/** Whether all that a step writes is finite: parameters, and the optimizer's moments. */
function isAllFinite({ arena, layout }: Run): boolean {
  return [layout.network.parameters, ...layout.optimizer.moments].every(({ start, length }) =>
    numbersAt(arena, start, length).every(Number.isFinite)
  )
}

/** Trains until something is found that is no longer finite, and returns what; null when nothing is until the end. */
function train(run: Run): Divergence | null {
  for (const moment of moments(run)) {
    if (moment === 'diverged') return run.divergence
    if (moment === 'batch') expect(isAllFinite(run)).toBe(true)
    // Now one way of making a step, now the other.
    run.normWanted = run.batch % 2 === 1
  }
  return null
}

describe('a mini-batch', () => {
  it.each(optimizerNames)('never ends with what is not finite unnoticed, with %s', async optimizer => {
    const begin = await noise()
    const hidden = new Set<Divergence | null>()
    for (const { recipe, scale } of cases) {
      const run = begin({ ...recipe, optimizer }, scale)
      const found = train(run)
      // The cost alone would not have shown it.
      if (Number.isFinite(run.tallies.at(-1)!.cost)) hidden.add(found)
    }
    expect([...hidden]).toEqual(expect.arrayContaining([null, 'parameter', 'gradient']))
    expect(hidden.has('moment')).toBe(optimizer === 'adam' || optimizer === 'adamw')
  })

  it('shows an overflow of what the optimizer remembers before the cost does', async () => {
    const run = (await noise())({ optimizer: 'adam', learningRate: 1e9, weightDecay: 1e3 }, 1e25)
    expect(train(run)).toBe('moment')
    expect([run.epoch, run.batch]).toEqual([0, 1])
    expect(run.tallies.at(-1)!.cost).toBeLessThan(100)
  })

  it('looks at every parameter only when one could have overflowed', async () => {
    const run = (await noise())({ optimizer: 'adam', learningRate: 0.01 })
    const looked: number[] = []
    const largest = (x: number, n: number) => {
      looked.push(x)
      return run.kernels.largest(x, n)
    }
    expect(train({ ...run, kernels: { ...run.kernels, largest } })).toBeNull()
    const { start } = run.layout.network.parameters
    expect(looked.filter(address => address === start)).toHaveLength(1)
  })
})

describe('an epoch', () => {
  it('is not recorded when its held-out cost is no number', async () => {
    const linear = { hiddenLayers: [], outputActivation: 'identity', batchSize: 'all', learningRate: 1e25 } as const
    const run = (await noise())(linear)
    expect(train(run)).toBe('held-out cost')
    expect(run.history).toEqual([])
  })
})

describe('what has happened is told in a sentence:', () => {
  it.each([
    ['cost', 'The cost'],
    ['gradient', 'The gradient'],
    ['parameter', 'A parameter'],
    ['moment', 'A moment'],
    ['held-out cost', 'The held-out cost']
  ] as const)('%s', async (what, subject) => {
    const run = (await noise())({ learningRate: 30 })
    Object.assign(run, { epoch: 1, batch: 3 })
    expect(tellDivergence(run, what)).toBe(
      `${subject} is not finite: learning rate 30 is too large (epoch 2, batch 3).`
    )
  })
})

it('advises to go on from a checkpoint only where there is one', () => {
  expect(divergenceAdvice('run/epoch-0001.safetensors')).toMatch(/--resume/)
  expect(divergenceAdvice(null)).toBe('Begin again with a smaller --learning-rate.')
})
