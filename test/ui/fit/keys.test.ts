import { describe, expect, it } from 'vitest'
import type { FitEvent } from '../../../source/trainer/fit/protocol.js'
import { fitHints, fitOutcome, initialFitView } from '../../../source/ui/fit/keys.js'
import { initialFit, reduceFit } from '../../../source/ui/fit/store.js'
import { failed, finished, paused, pulse, settings, training } from './fits.js'

const situation = (events: readonly FitEvent[], view = initialFitView) => ({
  fit: events.reduce(reduceFit, initialFit(settings)),
  view
})
const diverged = [pulse(10, { phase: 'diverged' })]
const alone = [pulse(10, { network: { activation: 'tanh' as const, neurons: 1, parameters: new Float64Array(4) } })]
const crowd = [pulse(10, { network: { activation: 'relu' as const, neurons: 64, parameters: new Float64Array(193) } })]

describe('a key', () => {
  it.each<[string, string, readonly FitEvent[], object | string | null]>([
    ['space', 'training', training, { command: { type: 'pause' } }],
    ['space', 'paused', paused, { command: { type: 'resume' } }],
    ['space', 'finished', finished, { command: { type: 'resume' } }],
    ['space', 'diverged', diverged, null],
    ['right', 'training', training, null],
    ['right', 'paused', paused, { command: { type: 'step' } }],
    ['up', 'training', training, { command: { type: 'learningRate', value: 0.07 } }],
    ['down', 'paused', paused, { command: { type: 'learningRate', value: 0.03 } }],
    ['up', 'finished', finished, null],
    ['down', 'diverged', diverged, { command: { type: 'learningRate', value: 0.03 } }],
    ['+', 'finished', finished, { command: { type: 'addNeuron' } }],
    ['=', 'training', training, { command: { type: 'addNeuron' } }],
    ['+', 'training with 64 neurons', crowd, null],
    ['-', 'training', training, { command: { type: 'removeNeuron' } }],
    ['-', 'training with one neuron', alone, null],
    ['+', 'diverged', diverged, null],
    ['a', 'training with tanh', training, { command: { type: 'activation', value: 'relu' } }],
    ['a', 'training with relu', crowd, { command: { type: 'activation', value: 'sigmoid' } }],
    ['r', 'diverged', diverged, { command: { type: 'restart' } }],
    ['[', 'at full speed', training, { command: { type: 'pace', stepsPerSecond: 1000 } }],
    [']', 'at full speed', training, null],
    ['[', 'at one step a second', [pulse(1, { pace: 1 })], null],
    [']', 'at 1000 steps a second', [pulse(1, { pace: 1000 })], { command: { type: 'pace', stepsPerSecond: null } }],
    ['+', 'loading', [], null],
    ['+', 'failed', failed, null],
    ['q', 'loading', [], { command: { type: 'stop' } }],
    ['ctrl+c', 'failed', failed, { command: { type: 'stop' } }],
    ['ctrl+z', 'training', training, 'suspend'],
    ['x', 'training', training, null]
  ])('%s while %s', (key, _, events, outcome) => {
    expect(fitOutcome(key, situation(events))).toEqual(outcome)
  })

  it('works on nothing below the help, except to leave', () => {
    const helped = situation(training, { ...initialFitView, isHelpOpen: true })
    expect(['space', '+', 'a', 'r', 'n', '['].map(key => fitOutcome(key, helped))).toEqual(Array(6).fill(null))
    expect(fitOutcome('ctrl+c', helped)).toEqual({ command: { type: 'stop' } })
    expect(fitOutcome('q', helped)).toEqual({ view: initialFitView })
    expect(fitHints(helped).map(({ shown }) => shown)).toEqual(['esc'])
  })
})

describe('the hint line', () => {
  it.each([
    ['training', training, 'space pause, + - neurons, a relu, r again, ↑↓ rate, [ ] pace, ? help, q quit'],
    ['diverged', diverged, 'a relu, r again, ↑↓ rate, [ ] pace, ? help, q quit'],
    ['loading', [], '? help, q quit']
  ])('has what works while %s', (_, events, hints) => {
    expect(
      fitHints(situation(events))
        .map(({ shown, hint }) => `${shown} ${hint}`)
        .join(', ')
    ).toBe(hints)
  })
})
