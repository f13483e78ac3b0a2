import { describe, expect, it } from 'vitest'
import type { Phase } from '../../source/trainer/protocol.js'
import {
  advance,
  type Effect,
  type Happening,
  initialSession,
  isRunning,
  type Session
} from '../../source/trainer/session.js'

const save: Effect = { type: 'save' }
const slow: Effect = { type: 'speed', batchesPerSecond: 10 }
const rate: Effect = { type: 'learningRate', value: 0.5 }

/** What each happening does in each phase: the next phase and the effects; whatever is not listed changes nothing. */
const table: Record<Phase, Partial<Record<Happening['type'], readonly [Phase, ...Effect[]]>>> = {
  loading: { loaded: ['training'], stop: ['stopped'] },
  training: {
    pause: ['paused'],
    end: ['finished'],
    diverged: ['diverged'],
    learningRate: ['training', rate],
    speed: ['training', slow],
    save: ['training', save],
    stop: ['stopped', save]
  },
  paused: {
    resume: ['training'],
    // The last of the single steps may end the run or make it diverge.
    end: ['finished'],
    diverged: ['diverged'],
    learningRate: ['paused', rate],
    speed: ['paused', slow],
    save: ['paused', save],
    stop: ['stopped', save]
  },
  // A state that is no longer finite is never saved over anything.
  diverged: { stop: ['stopped'] },
  finished: { save: ['finished', save], stop: ['stopped', save] },
  stopped: {}
}
const phases = Object.keys(table) as Phase[]

const commands: Happening[] = [
  { type: 'pause' },
  { type: 'resume' },
  { type: 'learningRate', value: 0.5 },
  slow,
  { type: 'save' },
  { type: 'stop' }
]
/** What training itself comes upon happens in these phases only. */
const workings: [Phase, Happening][] = [
  ['loading', { type: 'loaded' }],
  ...(['training', 'paused'] as const).flatMap(phase =>
    (['end', 'diverged'] as const).map((type): [Phase, Happening] => [phase, { type }])
  )
]
const cases = phases
  .filter(phase => phase !== 'stopped')
  .flatMap(phase => commands.map((command): [Phase, Happening] => [phase, command]))
  .concat(workings)
  .map(([phase, happening]) => [phase, happening.type, happening] as const)

describe('a session', () => {
  it('begins by loading', () => {
    expect(initialSession).toEqual({ phase: 'loading', steps: 0 })
  })
  it.each(cases)('that is %s, upon %s, does what the table says', (phase, type, happening) => {
    const [next, ...effects] = table[phase][type] ?? [phase]
    expect(advance({ phase, steps: 0 }, happening)).toEqual([{ phase: next, steps: 0 }, effects])
  })
  it.each(['pause', 'resume', 'step'] as const)('that is stopped stays so upon %s', type => {
    const happening: Happening = type === 'step' ? { type, unit: 'batch' } : { type }
    expect(advance({ phase: 'stopped', steps: 0 }, happening)).toEqual([{ phase: 'stopped', steps: 0 }, []])
  })
})

describe('single steps', () => {
  const step: Happening = { type: 'step', unit: 'batch' }
  const after = (session: Session, ...happenings: Happening[]) =>
    happenings.reduce((now, happening) => advance(now, happening)[0], session)
  const paused: Session = { phase: 'paused', steps: 0 }

  it('are counted while paused, and done one by one', () => {
    expect(after(paused, step, step, step)).toEqual({ phase: 'paused', steps: 3 })
    expect(after(paused, step, step, step, { type: 'batch' })).toEqual({ phase: 'paused', steps: 2 })
    expect(after(paused, step, { type: 'batch' })).toEqual(paused)
  })
  it.each(phases.filter(phase => phase !== 'paused'))('are not counted while %s', phase => {
    expect(advance({ phase, steps: 0 }, step)).toEqual([{ phase, steps: 0 }, []])
  })
  it.each<[Happening['type'], Phase]>([
    ['resume', 'training'],
    ['end', 'finished'],
    ['diverged', 'diverged'],
    ['stop', 'stopped']
  ])('that are left are forgotten upon %s', (type, phase) => {
    expect(after(paused, step, step, { type } as Happening)).toEqual({ phase, steps: 0 })
  })
  it('that are left stay when the learning rate changes or a checkpoint is saved', () => {
    const later = after(paused, step, step, { type: 'learningRate', value: 0.5 }, { type: 'save' })
    expect(later).toEqual({ phase: 'paused', steps: 2 })
  })
  it('never go below none: a mini-batch of full training leaves no debt', () => {
    expect(after({ phase: 'training', steps: 0 }, { type: 'batch' })).toEqual({ phase: 'training', steps: 0 })
  })
})

describe('the way to the end of the epoch', () => {
  const toEpoch: Happening = { type: 'step', unit: 'epoch' }
  const after = (session: Session, ...happenings: Happening[]) =>
    happenings.reduce((now, happening) => advance(now, happening)[0], session)
  it.each(['training', 'paused'] as const)('begins while %s and ends in a pause', phase => {
    const session = { phase, steps: 0 }
    expect(after(session, toEpoch)).toEqual({ phase: 'training', steps: 0, until: 'epoch' })
    expect(after(session, toEpoch, { type: 'batch' }, { type: 'epoch' })).toEqual({ phase: 'paused', steps: 0 })
  })
  it('is left by a pause, and not taken up again', () => {
    const left = after({ phase: 'training', steps: 0 }, toEpoch, { type: 'pause' }, { type: 'resume' })
    expect(after(left, { type: 'epoch' })).toEqual({ phase: 'training', steps: 0 })
  })
  it.each(['loading', 'diverged', 'finished', 'stopped'] as const)('does not begin while %s', phase => {
    expect(after({ phase, steps: 0 }, toEpoch)).toEqual({ phase, steps: 0 })
  })
  it('is not taken by training that was not asked to', () => {
    expect(after({ phase: 'training', steps: 0 }, { type: 'epoch' })).toEqual({ phase: 'training', steps: 0 })
  })
})

describe('training goes on', () => {
  it.each<[Phase, number, boolean]>([
    ['loading', 0, false],
    ['training', 0, true],
    ['paused', 0, false],
    ['paused', 1, true],
    ['diverged', 0, false],
    ['finished', 0, false],
    ['stopped', 0, false]
  ])('when %s with %i steps to do: %s', (phase, steps, runs) => {
    expect(isRunning({ phase, steps })).toBe(runs)
  })
})

describe('leaving for a checkpoint', () => {
  const from = { name: 'a/epoch-0001.safetensors', overrides: { recipe: {} } }
  const types = ['load', 'branch'] as const
  const wayOut = types.flatMap(type =>
    (['training', 'paused', 'finished', 'diverged'] as const).map(phase => [type, phase] as const)
  )
  it.each(wayOut)('to %s while %s is to save what can be saved, then to load', (type, phase) => {
    const going = { type, from }
    const effects = phase === 'diverged' ? [going] : [save, going]
    expect(advance({ phase, steps: 2 }, going)).toEqual([{ phase: 'loading', steps: 0, before: phase }, effects])
  })
  it.each(wayOut)('to %s while %s leads back there when the checkpoint is refused', (type, phase) => {
    const [leaving] = advance({ phase, steps: 2 }, { type, from })
    expect(advance(leaving, { type: 'refused' })).toEqual([{ phase, steps: 0 }, []])
  })
  it.each(types)('to %s is not possible while loading or when stopped', type => {
    for (const phase of ['loading', 'stopped'] as const) {
      expect(advance({ phase, steps: 0 }, { type, from })).toEqual([{ phase, steps: 0 }, []])
    }
  })
  it('saves nothing more when it is stopped meanwhile, because that has been done', () => {
    expect(advance({ phase: 'loading', steps: 0, before: 'training' }, { type: 'stop' })).toEqual([
      { phase: 'stopped', steps: 0 },
      []
    ])
  })
})

describe('to recover', () => {
  it('is to go back to what is good when diverged, and to stay so where nothing is', () => {
    const [leaving, effects] = advance({ phase: 'diverged', steps: 0 }, { type: 'recover' })
    expect([leaving.phase, effects]).toEqual(['loading', [{ type: 'recover' }]])
    expect(advance(leaving, { type: 'recover' })).toEqual([leaving, []])
    expect(advance(leaving, { type: 'refused' })).toEqual([{ phase: 'diverged', steps: 0 }, []])
    expect(advance(leaving, { type: 'stop' })[0].phase).toBe('stopped')
  })
  it.each(phases.filter(phase => phase !== 'diverged'))('means nothing while %s', phase => {
    expect(advance({ phase, steps: 1 }, { type: 'recover' })).toEqual([{ phase, steps: 1 }, []])
  })
})
