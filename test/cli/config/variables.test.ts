import { describe, expect, it } from 'vitest'
import { readVariables, strangeVariables } from '../../../source/cli/config/variables.js'
import { UsageError } from '../../../source/cli/usage-error.js'

describe('variables', () => {
  it('say what flags would, and an empty one says nothing', () => {
    const env = {
      ...{ DOWNHILL_LEARNING_RATE: '0.1', DOWNHILL_LAYERS: '16,16', DOWNHILL_FIT_STEPS: '50', DOWNHILL_SEED: '' },
      ...{ DOWNHILL_JSON: '1', DOWNHILL_HEADLESS: 'true', DOWNHILL_COLOUR: '0', DOWNHILL_SHUFFLE_LABELS: 'false' },
      ...{ DOWNHILL_CONFIG: 'x.json', PATH: '/bin', LEARNING_RATE: '5' }
    }
    const texts = [...readVariables(env)].map(([key, { text }]) => [key, text])
    expect(Object.fromEntries(texts)).toEqual({
      ...{ learningRate: '0.1', layers: '16,16', 'fit.steps': '50' },
      ...{ json: '', headless: '', colour: null, shuffleLabels: null }
    })
    expect(readVariables(env).get('learningRate')?.from).toBe('DOWNHILL_LEARNING_RATE')
  })
  it.each<[string, string, string]>([
    ['DOWNHILL_LEARNING_RATE', 'x', 'DOWNHILL_LEARNING_RATE wants a number above 0, like 0.1, and got “x”.'],
    ['DOWNHILL_JSON', 'yes', 'DOWNHILL_JSON wants true or false, and got “yes”.'],
    ['DOWNHILL_FIT_NEURONS', '0', 'DOWNHILL_FIT_NEURONS wants a whole number from 1 to 64, and got “0”.'],
    ['DOWNHILL_THREADS', ' 2', 'DOWNHILL_THREADS wants a whole number from 1 to 64, and got “ 2”.']
  ])('that make no sense are refused by name: %s=%s', (name, text, sentence) => {
    expect(() => readVariables({ [name]: text })).toThrow(new UsageError(sentence))
  })
  it('of ours that nobody heeds are told of', () => {
    const env = {
      ...{ DOWNHILL_LERNING_RATE: '1', DOWNHILL_RESUME: 'latest', DOWNHILL_XYZZY: '1', DOWNHILL_GONE: '' },
      ...{ DOWNHILL_PYTHON: '/usr/bin/python3', DOWNHILL_TEST_FAULT: 'x', DOWNHILL_CONFIG: 'none', DOWNHILL_SEED: '1' }
    }
    expect(strangeVariables(env)).toEqual([
      'No setting is called “DOWNHILL_LERNING_RATE”, which changes nothing: did you mean DOWNHILL_LEARNING_RATE?',
      'No setting is called “DOWNHILL_RESUME”, which changes nothing: see downhill help config.',
      'No setting is called “DOWNHILL_XYZZY”, which changes nothing: see downhill help config.'
    ])
  })
})
