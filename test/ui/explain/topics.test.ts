import { describe, expect, it } from 'vitest'
import {
  activationNames,
  costNames,
  mismatch,
  optimizerNames,
  type Recipe,
  scheduleNames
} from '../../../source/engine/recipe.js'
import { isEven } from '../../../source/ui/charts/line.js'
import type { Topic } from '../../../source/ui/explain/topic.js'
import { topicsOf } from '../../../source/ui/explain/topics.js'
import { topicLines } from '../../../source/ui/explain/view.js'
import { ascii, blocks } from '../../../source/ui/theme.js'
import { initialView, screens } from '../../../source/ui/view.js'
import { networkOf } from '../network.js'
import { pressed } from '../pressing.js'
import { loading, stateAfter, training } from '../run.js'
import { situation } from '../situation.js'

const run = stateAfter(training)
const small = { width: 4, height: 4 }
const explained = (recipe: Partial<Recipe> = {}, screen: 'train' | 'neurons' = 'train') =>
  topicsOf(screen, { ...run, ready: networkOf({ hiddenLayers: [3], ...recipe }, small) }, blocks)
const formulasOf = (topics: readonly Topic[], title: string) =>
  topics.find(topic => topic.title === title)!.formulas.map(([formula]) => formula)

describe('the formulas in force', () => {
  it.each([
    ['quadratic', 'sigmoid', ['C = Σ (a − y)²', '∂C/∂a = 2 (a − y)']],
    ['quadratic', 'softmax', ['C = Σ (a − y)²', '∂C/∂a = 2 (a − y)']],
    ['cross-entropy', 'softmax', ['C = −Σ y ln a', '∂C/∂z = a − y']],
    ['cross-entropy', 'sigmoid', ['C = −Σ (y ln a + (1 − y) ln(1 − a))', '∂C/∂z = a − y']]
  ] as const)('of the cost %s with %s outputs', (cost, outputActivation, formulas) => {
    expect(formulasOf(explained({ cost, outputActivation }), 'cost')).toEqual(formulas)
  })
  it.each([
    ['sigmoid', 'a = 1 / (1 + e^−z)'],
    ['tanh', 'a = tanh z'],
    ['relu', 'a = max(0, z)'],
    ['leaky-relu', 'a = max(z, 0.01 z)'],
    ['identity', 'a = z']
  ] as const)('of the activation %s', (activation, formula) => {
    expect(formulasOf(explained({ activation }), 'hidden layer 1')).toContain(formula)
    expect(formulasOf(explained({ activation }, 'neurons'), 'activations')).toContain(formula)
  })
  it('of an only layer are those of the outputs', () => {
    const topics = explained({ hiddenLayers: [], activation: 'relu', outputActivation: 'softmax' })
    expect(formulasOf(topics, 'output layer')).toEqual(['z = Σ w x + b', 'a = e^z / Σ e^z'])
  })
  it.each([
    ['sgd', 0, ['g = ∂C/∂w', 'w ← w − η g']],
    ['sgd', 0.001, ['g = ∂C/∂w + 0.001 w', 'w ← w − η g']],
    ['momentum', 0, ['g = ∂C/∂w', 'v ← 0.9 v + g', 'w ← w − η v']],
    ['nesterov', 0, ['g = ∂C/∂w', 'v ← 0.9 v + g', 'w ← w − η (g + 0.9 v)']],
    ['adam', 0.1, ['g = ∂C/∂w + 0.1 w', 'w ← w − η M / (√V + 1e-8)']],
    ['adamw', 0.1, ['g = ∂C/∂w', 'w ← (1 − η 0.1) w', 'w ← w − η M / (√V + 1e-8)']],
    ['adamw', 0, ['g = ∂C/∂w', 'w ← w − η M / (√V + 1e-8)']]
  ] as const)('of %s with a weight decay of %d', (optimizer, weightDecay, formulas) => {
    const shown = formulasOf(explained({ optimizer, weightDecay }), 'learning')
    expect(shown.filter(formula => /^(g|w|v ← 0\.9 v)/.test(formula) && !formula.includes('0.999'))).toEqual(formulas)
  })
  it.each(scheduleNames)('of the schedule %s', schedule => {
    const shown = formulasOf(explained({ schedule }), 'learning').join()
    expect(shown.includes('η / 100 from t = 3/4')).toBe(schedule === 'step')
    expect(shown.includes('cos πt')).toBe(schedule === 'cosine')
    expect(shown.includes('η / 250,000')).toBe(schedule === 'one-cycle')
  })
})

/** Every combination of what can be set. */
const all = activationNames.flatMap(activation =>
  (['sigmoid', 'softmax', 'identity'] as const).flatMap(outputActivation =>
    costNames
      .filter(cost => !mismatch(cost, outputActivation))
      .flatMap(cost => optimizerNames.map((optimizer, i) => ({ activation, outputActivation, cost, optimizer, i })))
  )
)

describe('every explanation', () => {
  it('fits 80 × 24 as it is, in blocks and in ASCII, with sentences of their own', () => {
    const wrong: string[] = []
    for (const { i, ...recipe } of all) {
      const ready = networkOf(
        { hiddenLayers: [3], weightDecay: 0.001, schedule: scheduleNames[i % 4]!, ...recipe },
        small
      )
      for (const glyphs of [blocks, ascii]) {
        for (const topic of screens.flatMap(({ name }) => topicsOf(name, { ...run, ready }, glyphs))) {
          const rows = topicLines(topic, 76, glyphs).map(line => line.map(({ text }) => text).join(''))
          if (rows.length > 18) wrong.push(`${topic.title}: ${rows.length} rows`)
          wrong.push(...rows.filter(row => row.trimEnd().length > 76 || !isEven(row)))
          if (glyphs === ascii) wrong.push(...rows.filter(row => !/^[\x20-\x7e–×]*$/.test(row)))
          const sentences = topic.sentences.split(/[.;:] /).length
          if (sentences < 2 || sentences > 6) wrong.push(`${topic.title}: ${sentences} sentences`)
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([])
  })
  it('says when the network memorises', () => {
    const record = { ...run.history[0]!, trainAccuracy: 1, validationAccuracy: 0.5 }
    const notes = topicsOf('train', { ...run, history: [record] }, blocks)[1]!.formulas.map(([, note]) => note)
    expect(notes).toContain('memorising: 50.0 points ahead, and growing')
  })
})

describe('i', () => {
  const here = situation({ run })
  it('opens the first, goes on through all of them, and escape leads back', () => {
    expect(pressed(here, 'i').view.explained).toBe(0)
    expect(pressed(here, 'i', 'i', 'right').view.explained).toBe(2)
    expect(pressed(here, 'i', 'left').view.explained).toBe(4)
    expect(pressed(here, 'i', ...new Array<string>(5).fill('right')).view.explained).toBe(0)
    expect(pressed(here, 'i', 'escape').view).toEqual(here.view)
  })
  it('takes the keys of the screen meanwhile', () => {
    expect(pressed(here, 'i', 's', '2', '?').idle).toEqual(['s', '2', '?'])
  })
  it.each(screens.map(({ name }) => name))('explains the screen %s', screen => {
    expect(pressed(situation({ run, view: { ...initialView, screen } }), 'i').view.explained).toBe(0)
  })
  it('does nothing before there is anything to explain', () => {
    expect(pressed(situation({ run: stateAfter(loading) }), 'i').idle).toEqual(['i'])
  })
})
