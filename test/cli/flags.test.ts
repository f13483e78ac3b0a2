import { describe, expect, it } from 'vitest'
import { exportNames } from '../../source/checkpoint/export.js'
import type { CommandName } from '../../source/cli/command-table.js'
import type { FlagName } from '../../source/cli/flag-table.js'
import { givenFlags, readExport, readGlyphs, readSettings, refuseMore } from '../../source/cli/flags.js'
import { presetNames, presets } from '../../source/cli/presets.js'
import { UsageError } from '../../source/cli/usage-error.js'
import type { Recipe } from '../../source/engine/recipe.js'
import type { Settings } from '../../source/trainer/protocol.js'

type Given = Partial<Record<FlagName, string>>

describe('without flags', () => {
  it('the classic network trains on 50,000 images of MNIST', () => {
    expect(readSettings({})).toEqual({
      recipe: presets.classic,
      data: { data: 'mnist', validation: null, trainSize: 'all', shuffleLabels: false },
      threads: 1,
      checkpoints: 'checkpoints',
      keep: null,
      resume: null
    })
  })
})

describe('flags of data', () => {
  it.each<[Given, Partial<Settings['data']>]>([
    [{ data: 'pets' }, { data: 'pets' }],
    [
      { data: 'pets', names: 'n.txt' },
      { data: 'pets', names: 'n.txt' }
    ],
    [
      { size: '32x24', colour: '' },
      { data: 'mnist', size: [32, 24], colour: true }
    ],
    [{ validation: '0' }, { data: 'mnist', validation: 0 }]
  ])('%j', (given, data) => {
    expect(readSettings(given).data).toEqual({ validation: null, trainSize: 'all', shuffleLabels: false, ...data })
  })
})

describe('a flag', () => {
  it.each<[Given, Partial<Recipe>]>([
    [{ layers: '30,20' }, { hiddenLayers: [30, 20] }],
    [{ activation: 'tanh' }, { activation: 'tanh', learningRate: 0.3, initializer: 'fan-in' }],
    [{ activation: 'relu' }, { activation: 'relu', initializer: 'he' }],
    [
      { activation: 'leaky-relu', initializer: 'xavier' },
      { activation: 'leaky-relu', initializer: 'xavier' }
    ],
    [{ cost: 'cross-entropy' }, { cost: 'cross-entropy', outputActivation: 'softmax', learningRate: 0.1 }],
    [
      { cost: 'cross-entropy', outputActivation: 'sigmoid' },
      { cost: 'cross-entropy', outputActivation: 'sigmoid', learningRate: 0.1 }
    ],
    [{ outputActivation: 'identity' }, { outputActivation: 'identity' }],
    [{ optimizer: 'adam' }, { optimizer: 'adam', learningRate: 0.001 }],
    [{ optimizer: 'momentum' }, { optimizer: 'momentum', learningRate: 0.03 }],
    [
      { optimizer: 'nesterov', cost: 'cross-entropy' },
      { optimizer: 'nesterov', cost: 'cross-entropy', outputActivation: 'softmax', learningRate: 0.01 }
    ],
    [
      { optimizer: 'adam', learningRate: '5' },
      { optimizer: 'adam', learningRate: 5 }
    ],
    [{ schedule: 'cosine' }, { schedule: 'cosine' }],
    [{ batchSize: 'all' }, { batchSize: 'all' }],
    [
      { epochs: '3', seed: '0' },
      { epochs: 3, seed: 0 }
    ],
    [{ weightDecay: '1e-4' }, { weightDecay: 0.0001 }],
    [{ augment: 'shift,elastic,shift' }, { augment: ['shift', 'elastic'] }],
    [{ augment: 'none' }, { augment: [] }]
  ])('%j changes the recipe by %j', (given, changes) => {
    expect(readSettings(given).recipe).toEqual({ ...presets.classic, ...changes })
  })
  it.each<[Given, Partial<Settings['data']>]>([
    [{ data: 'data/häuser' }, { data: 'data/häuser' }],
    [{ validation: '0' }, { validation: 0 }],
    [{ trainSize: '500' }, { trainSize: 500 }],
    [{ trainSize: 'all' }, { trainSize: 'all' }],
    [{ shuffleLabels: '' }, { shuffleLabels: true }]
  ])('%j changes the data by %j', (given, changes) => {
    expect(readSettings(given).data).toEqual({ ...readSettings({}).data, ...changes })
  })
  it.each(presetNames)('--preset %s is a recipe of which the other flags change a part', preset => {
    expect(readSettings({ preset }).recipe).toEqual(presets[preset])
    expect(readSettings({ preset, epochs: '77' }).recipe).toEqual({ ...presets[preset], epochs: 77 })
  })
  it('--resume goes on with the checkpoint’s recipe, apart from what may be changed', () => {
    expect(readSettings({ resume: 'latest' }).resume).toEqual({ name: 'latest', overrides: { recipe: {} } })
    const given = { resume: 'run', epochs: '60', learningRate: '0.1', schedule: 'cosine' }
    const overrides = { recipe: { epochs: 60, schedule: 'cosine' }, learningRate: 0.1 }
    expect(readSettings(given).resume).toEqual({ name: 'run', overrides })
  })
  it('--keep says how many checkpoints to keep, also of a run that is resumed', () => {
    expect(readSettings({ keep: '3' }).keep).toBe(3)
    expect(readSettings({ keep: '1', resume: 'latest' }).keep).toBe(1)
  })
  it.each(exportNames)('--to can be %s', to => {
    expect(readExport({ to })).toEqual({ to, output: null })
    expect(readExport({ to, output: 'out' })).toEqual({ to, output: 'out' })
  })
  it.each(['auto', 'blocks', 'ascii'])('--glyphs can be %s', text => {
    expect(readGlyphs(text)).toBe(text)
  })
  it('--glyphs is auto by itself', () => {
    expect(readGlyphs(undefined)).toBe('auto')
  })
})

describe('a value that makes no sense is refused:', () => {
  const activations = 'sigmoid, tanh, relu, leaky-relu'
  it.each<[Given, string]>([
    [{ layers: '0,x' }, '--layers wants sizes of hidden layers from 1 to 65536, like 16,16, or none, and got “0,x”.'],
    [{ learningRate: 'banana' }, '--learning-rate wants a number above 0, like 0.1, and got “banana”.'],
    [{ learningRate: '0' }, '--learning-rate wants a number above 0, like 0.1, and got “0”.'],
    [{ weightDecay: '-1' }, '--weight-decay wants a number from 0 up, like 0.1, and got “-1”.'],
    [{ epochs: '0' }, '--epochs wants a whole number from 1 up, and got “0”.'],
    [{ seed: '1.5' }, '--seed wants a whole number from 0 up, and got “1.5”.'],
    [{ batchSize: 'some' }, '--batch-size wants a whole number from 1 up, or all, and got “some”.'],
    [{ trainSize: '0' }, '--train-size wants a whole number from 1 up, or all, and got “0”.'],
    [{ validation: 'half' }, '--validation wants a whole number from 0 up, and got “half”.'],
    [{ activation: 'softmax' }, `--activation wants ${activations} or identity, and got “softmax”.`],
    [{ outputActivation: 'step' }, `--output-activation wants ${activations}, identity or softmax, and got “step”.`],
    [{ cost: 'hinge' }, '--cost wants quadratic or cross-entropy, and got “hinge”.'],
    [{ optimizer: 'lion' }, '--optimizer wants sgd, momentum, nesterov, adam or adamw, and got “lion”.'],
    [{ schedule: 'linear' }, '--schedule wants constant, step, cosine or one-cycle, and got “linear”.'],
    [{ initializer: 'zero' }, '--initializer wants normal, fan-in, xavier or he, and got “zero”.'],
    [{ preset: 'best' }, '--preset wants classic, nielsen, fast or accurate, and got “best”.'],
    [{ data: '' }, '--data wants mnist, a folder, or a CSV file, and got nothing.'],
    [{ names: '' }, '--names wants a text file with a name for each class, and got nothing.'],
    [{ size: '0' }, '--size wants pixels from 1 to 1024, like 28 or 32x24, and got “0”.'],
    [{ resume: 'latest', size: '9' }, '--size is fixed by the checkpoint: leave it out together with --resume.'],
    [{ keep: '0' }, '--keep wants a whole number from 1 up, and got “0”.'],
    [{ keep: '' }, '--keep wants a whole number from 1 up, and got nothing.'],
    [{ resume: '' }, '--resume wants latest, a run folder, or a checkpoint file.'],
    [{ resume: 'latest', seed: '2' }, '--seed is fixed by the checkpoint: leave it out together with --resume.'],
    [
      { resume: 'latest', trainSize: '9' },
      '--train-size is fixed by the checkpoint: leave it out together with --resume.'
    ],
    [
      { cost: 'cross-entropy', outputActivation: 'tanh' },
      'Cross-entropy needs outputs between 0 and 1, and tanh gives others: use softmax or sigmoid outputs.'
    ]
  ])('%j', (given, sentence) => {
    expect(() => readSettings(given)).toThrow(UsageError)
    expect(() => readSettings(given)).toThrow(new UsageError(sentence))
  })
  it('--glyphs “emoji”', () => {
    expect(() => readGlyphs('emoji')).toThrow(new UsageError('--glyphs wants auto, blocks or ascii, and got “emoji”.'))
  })
})

describe('flags as they come from the command line', () => {
  it('are those that were given, a switch without a text, or turned off', () => {
    const raw = { seed: '3', json: true, headless: false, layers: undefined }
    expect(givenFlags(raw, 'train')).toEqual({ seed: '3', json: '', headless: null })
  })
  it.each<[Record<string, unknown>, string]>([
    [{ bogus: true }, 'There is no flag --bogus here: see downhill help noise.'],
    [{ x: true }, 'There is no flag -x here: see downhill help noise.'],
    [{ sed: '1' }, 'There is no flag --sed here: did you mean --seed?'],
    [
      { learningRate: '1' },
      'downhill noise has no --learning-rate, which belongs to train and fit: see downhill help noise.'
    ],
    [{ seed: ['1', '2'] }, '--seed is given more than once: give it once.'],
    [{ kind: false }, "--kind wants a value, and can't be turned off: leave --no-kind out."]
  ])('%j are refused by noise', (raw, sentence) => {
    expect(() => givenFlags(raw, 'noise')).toThrow(new UsageError(sentence))
  })
  it.each<[string[], CommandName, string | null]>([
    [[], 'train', null],
    [['a'], 'noise', null],
    [['a', 'b', 'c'], 'predict', null],
    [['a'], 'train', 'downhill train takes no argument, and got 1: see downhill help train.'],
    [['a', 'b'], 'data', 'downhill data takes one argument, and got 2: see downhill help data.']
  ])('with the arguments %j for %s', (args, command, sentence) => {
    const refuse = () => refuseMore(args, command)
    if (sentence === null) expect(refuse).not.toThrow()
    else expect(refuse).toThrow(new UsageError(sentence))
  })
})
