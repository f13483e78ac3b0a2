import { describe, expect, it } from 'vitest'
import type { CommandName } from '../../../source/cli/command-table.js'
import { inForce, isHeard, type Typed } from '../../../source/cli/config/in-force.js'
import type { Place } from '../../../source/cli/config/place.js'
import { presetNames, presets } from '../../../source/cli/presets.js'

type Words = Readonly<Record<string, string | null>>

/** A place that says so, called by its number. */
const placeOf = (words: Words, from: number): Place =>
  new Map(Object.entries(words).map(([key, text]) => [key, { text, from: `place ${from}` }]))
const given = (command: CommandName, places: readonly Words[], typed: Typed) =>
  inForce(command, places.map(placeOf), typed).given

describe('of what places say, the weakest first, and what is typed,', () => {
  it('the strongest counts for each flag, and is named', () => {
    const places = [
      { seed: '1', threads: '1', epochs: '1' },
      { seed: '2', threads: '2' }
    ].map(placeOf)
    expect(inForce('train', places, { seed: '3' })).toEqual({
      given: { seed: '3', threads: '2', epochs: '1' },
      from: { seed: 'the command line', threads: 'place 1', epochs: 'place 0' }
    })
  })
  it.each<[string, Words[], Typed, object]>([
    ['a switch is turned off', [{ headless: '', json: '' }], { headless: null }, { json: '' }],
    ['null is as if nobody had said anything', [{ keep: '3', names: 'n.txt' }, { keep: null }], {}, { names: 'n.txt' }],
    ['who asks for lines gets no JSON', [{ json: '', headless: '' }], { headless: '' }, { headless: '' }],
    ['but who turns them off does', [{ json: '', headless: '' }], { headless: null }, { json: '' }],
    ['and overrules nothing that is stronger', [{ keep: null }, { keep: '2' }], {}, { keep: '2' }],
    [
      'a preset is taken whole: no weaker place changes its recipe',
      [{ preset: 'nielsen', layers: '16,16', learningRate: '1', epochs: '3', seed: '7', threads: '2', data: 'pets' }],
      { preset: 'fast' },
      { preset: 'fast', seed: '7', threads: '2', data: 'pets' }
    ],
    [
      'also one that was the preset before',
      [{ preset: 'fast', layers: '8' }, { preset: 'fast' }],
      {},
      { preset: 'fast' }
    ],
    [
      'and is changed by the place that names it and by stronger ones',
      [{ layers: '8' }, { preset: 'fast', batchSize: '5' }],
      { epochs: '2' },
      { preset: 'fast', batchSize: '5', epochs: '2' }
    ],
    [
      'other data is read in its own way',
      [{ data: 'pets', names: 'n', size: '32', colour: '', validation: '9', trainSize: '90', shuffleLabels: '' }],
      { data: 'mnist' },
      { data: 'mnist', shuffleLabels: '' }
    ],
    ['MNIST by name is MNIST', [{ validation: '0' }], { data: 'mnist' }, { data: 'mnist', validation: '0' }],
    ['the same data in the same way', [{ data: 'pets', size: '32' }], { data: 'pets' }, { data: 'pets', size: '32' }],
    [
      'another optimizer brings its learning rate',
      [{ optimizer: 'adam', learningRate: '0.002' }],
      { optimizer: 'sgd' },
      { optimizer: 'sgd' }
    ],
    [
      'the same one does not',
      [{ optimizer: 'adam', learningRate: '0.002' }],
      { optimizer: 'adam' },
      { optimizer: 'adam', learningRate: '0.002' }
    ],
    [
      'the one of a preset neither',
      [{ preset: 'accurate', learningRate: '0.002' }],
      { optimizer: 'adamw' },
      { preset: 'accurate', optimizer: 'adamw', learningRate: '0.002' }
    ],
    [
      'another cost brings its output activation and learning rate',
      [{ cost: 'quadratic', outputActivation: 'tanh', learningRate: '2' }],
      { cost: 'cross-entropy' },
      { cost: 'cross-entropy' }
    ],
    [
      'another activation brings its initializer and learning rate',
      [{ activation: 'tanh', initializer: 'normal', learningRate: '2', batchSize: '5' }],
      { activation: 'relu', learningRate: '0.5' },
      { activation: 'relu', learningRate: '0.5', batchSize: '5' }
    ],
    [
      'a run that goes on is what its checkpoint says, but for what is typed',
      [
        {
          preset: 'fast',
          layers: '8',
          seed: '7',
          data: 'pets',
          epochs: '9',
          learningRate: '1',
          threads: '2',
          keep: '3'
        }
      ],
      { resume: 'latest', schedule: 'cosine' },
      { resume: 'latest', schedule: 'cosine', threads: '2', keep: '3' }
    ]
  ])('%s', (_, places, typed, flags) => {
    expect(given('train', places, typed)).toEqual(flags)
  })
  it.each<[CommandName, Words, object]>([
    ['evaluate', { seed: '1', checkpoints: 'runs', json: '' }, { checkpoints: 'runs', json: '' }],
    ['noise', { seed: '1', 'noise.count': '10', 'fit.steps': '5' }, { seed: '1', count: '10' }],
    ['predict', { json: '', 'predict.show': '' }, { json: '', show: '' }],
    ['predict', { 'predict.show': '', layers: '8' }, { show: '' }],
    [
      'fit',
      { activation: 'leaky-relu', learningRate: '9', 'fit.learningRate': '0.1', 'fit.neurons': '8', seed: '2' },
      { learningRate: '0.1', neurons: '8', seed: '2' }
    ],
    ['data', { data: 'pets', size: '32', augment: 'shift', epochs: '2' }, { data: 'pets', size: '32' }],
    ['checkpoints prune', { keep: '1', checkpoints: 'runs' }, { checkpoints: 'runs' }]
  ])('%s heeds what is its own', (command, words, flags) => {
    expect(given(command, [words], {})).toEqual(flags)
  })
  it('what fit calls activation is none of a recipe', () => {
    expect(given('fit', [{ 'fit.learningRate': '0.1' }], { activation: 'relu' })).toEqual({
      activation: 'relu',
      learningRate: '0.1'
    })
  })
})

describe('a screen reader', () => {
  it.each<[string, Words[], Typed, boolean]>([
    ['listens when a place says so', [{ screenReader: '' }, { seed: '2' }], {}, true],
    ['and when it is typed', [{ screenReader: null }], { screenReader: '', seed: '1' }, true],
    ['does not when a stronger place says otherwise', [{ screenReader: '' }, { screenReader: null }], {}, false],
    ['nor when it is turned off', [{ screenReader: '' }, { screenReader: '' }], { screenReader: null }, false],
    ['nor when nobody speaks of it', [{ headless: '' }], { json: '' }, false]
  ])('%s', (_, places, typed, expected) => {
    expect(isHeard(places.map(placeOf), typed)).toBe(expected)
  })
})

describe('a recipe', () => {
  it.each(presetNames)('like preset %s is put aside whole by a preset', preset => {
    const { hiddenLayers, seed, ...recipe } = presets[preset]
    const words = Object.fromEntries([...Object.keys(recipe), 'layers'].map(key => [key, 'x']))
    expect(given('train', [words], { preset: 'classic' })).toEqual({ preset: 'classic' })
  })
})
