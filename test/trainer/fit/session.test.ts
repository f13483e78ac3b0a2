import { describe, expect, it } from 'vitest'
import type { FitPhase } from '../../../source/trainer/fit/protocol.js'
import { type FitRunCommand, isObeyed, phaseAfter } from '../../../source/trainer/fit/session.js'

const phases: readonly FitPhase[] = ['training', 'paused', 'finished', 'diverged']

describe('a command', () => {
  it.each<[FitRunCommand, (FitPhase | null)[]]>([
    [{ type: 'pause' }, ['paused', null, null, null]],
    [{ type: 'resume' }, [null, 'training', 'training', null]],
    [{ type: 'step' }, [null, 'paused', null, null]],
    [{ type: 'learningRate', value: 1 }, ['training', 'paused', null, 'diverged']],
    [{ type: 'pace', stepsPerSecond: 1 }, ['training', 'paused', 'finished', 'diverged']],
    [{ type: 'addNeuron' }, ['training', 'paused', 'training', null]],
    [{ type: 'removeNeuron' }, ['training', 'paused', 'training', null]],
    [{ type: 'activation', value: 'relu' }, ['training', 'paused', 'training', 'training']],
    [{ type: 'restart' }, ['training', 'paused', 'training', 'training']],
    [{ type: 'stop' }, ['training', 'paused', 'finished', 'diverged']]
  ])('%j while training, paused, finished and diverged leads to %j', (command, after) => {
    expect(phases.map(phase => (isObeyed(command, phase) ? phaseAfter(command, phase) : null))).toEqual(after)
  })
})
