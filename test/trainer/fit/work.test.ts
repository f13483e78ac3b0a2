import { describe, expect, it, onTestFinished } from 'vitest'
import { sample } from '../../../source/dataset/curve/curve.js'
import type { FitEvent, FitPhase, FitPulse, FitSettings } from '../../../source/trainer/fit/protocol.js'
import type { FitRunCommand } from '../../../source/trainer/fit/session.js'
import { fit } from '../../../source/trainer/fit/work.js'
import { createInbox } from '../../../source/trainer/inbox.js'

const settings: FitSettings = {
  curve: sample('x^2', x => x * x, { from: -1, to: 1 }),
  activation: 'tanh',
  neurons: 3,
  learningRate: 0.05,
  steps: 400,
  seed: 1
}

/** A fit without a thread of its own, and all it has told. It is stopped when the running test ends. */
function fitting(rest: Partial<FitSettings> = {}, first: readonly FitRunCommand[] = []) {
  const inbox = createInbox<FitRunCommand>()
  const events: FitEvent[] = []
  let wake = () => {}
  const send = (command: FitRunCommand) => inbox.put(command)
  for (const command of first) send(command)
  const over = fit({ ...settings, ...rest }, inbox, event => {
    events.push(event)
    wake()
  })
  onTestFinished(async () => {
    send({ type: 'stop' })
    await over
  })
  let seen = 0
  async function until(isSo: (pulse: FitPulse) => boolean): Promise<FitPulse> {
    for (;;) {
      const event = events[seen]
      if (!event)
        await new Promise<void>(resolve => {
          wake = resolve
        })
      else {
        seen++
        if (event.type === 'pulse' && isSo(event)) return event
      }
    }
  }
  return { events, send, over, until, phase: (phase: FitPhase) => until(pulse => pulse.phase === phase) }
}

describe('a fit in the worker', () => {
  it('goes from the first step to the last, and tells the error on the way', async () => {
    const run = fitting()
    const first = await run.until(() => true)
    expect([first.step, first.points.length, first.rateNow]).toEqual([0, 1, 0.05])
    const last = await run.phase('finished')
    expect([last.step, last.end]).toEqual([400, 400])
    expect(last.rmse).toBeLessThan(first.rmse / 5)
    const points = run.events.flatMap(event => (event.type === 'pulse' ? event.points : []))
    expect(points.map(([step]) => step)).toEqual(Array.from({ length: 401 }, (_, i) => i))
    expect(points.at(-1)![1]).toBe(last.rmse)
  })

  it('stands still while paused, takes single steps, and goes on', async () => {
    const run = fitting({}, [{ type: 'pause' }])
    expect((await run.phase('paused')).step).toBe(0)
    run.send({ type: 'step' })
    run.send({ type: 'step' })
    await run.until(({ step }) => step === 1)
    expect((await run.until(({ step }) => step === 2)).phase).toBe('paused')
    run.send({ type: 'resume' })
    expect((await run.phase('finished')).step).toBe(400)
    run.send({ type: 'resume' })
    expect((await run.until(({ step }) => step === 800)).phase).toBe('finished')
  })

  it('trains on with one neuron more when it was finished, and begins anew with another activation or seed', async () => {
    const run = fitting({ steps: 50 })
    await run.phase('finished')
    run.send({ type: 'addNeuron' })
    const more = await run.phase('training')
    expect([more.network.neurons, more.end]).toEqual([4, 100])
    await run.phase('finished')
    run.send({ type: 'activation', value: 'relu' })
    const relu = await run.phase('training')
    expect([relu.network.activation, relu.network.neurons, relu.step, relu.changes]).toEqual(['relu', 4, 0, []])
    run.send({ type: 'restart' })
    expect((await run.until(({ seed }) => seed === 2)).network.activation).toBe('relu')
    expect(run.events.filter(({ type }) => type === 'begun')).toHaveLength(2)
  })

  it('keeps to between 1 and 64 neurons', async () => {
    const run = fitting({ neurons: 1 }, [{ type: 'pause' }, { type: 'removeNeuron' }])
    await run.phase('paused')
    expect((await run.until(() => true)).network.neurons).toBe(1)
    for (let i = 0; i < 70; i++) run.send({ type: 'addNeuron' })
    run.send({ type: 'learningRate', value: 0.07 })
    expect((await run.until(({ learningRate }) => learningRate === 0.07)).network.neurons).toBe(64)
  })

  it('goes no faster than it is told to', async () => {
    const run = fitting({}, [{ type: 'pace', stepsPerSecond: 30 }])
    const { seconds, step } = await run.until(pulse => pulse.step >= 6)
    expect(step / seconds).toBeLessThan(45)
    run.send({ type: 'pace', stepsPerSecond: null })
    expect((await run.phase('finished')).pace).toBe(null)
  })

  it('says how fast it is, and how long it takes, at its pace of now', async () => {
    const run = fitting({ steps: 1e9 })
    await run.until(({ stepsPerSecond }) => stepsPerSecond > 100)
    run.send({ type: 'pace', stepsPerSecond: 30 })
    const { step, end, secondsLeft } = await run.until(({ pace }) => pace === 30)
    expect(secondsLeft).toBe((end - step) / 30)
    expect((await run.until(({ stepsPerSecond }) => stepsPerSecond > 0)).stepsPerSecond).toBeLessThan(45)
  })

  it('that is no number any more says so, and can begin anew', async () => {
    const run = fitting({ activation: 'relu', learningRate: 1e200 })
    await run.phase('diverged')
    run.send({ type: 'addNeuron' })
    run.send({ type: 'restart' })
    const next = await run.until(({ seed }) => seed === 2)
    expect([Number.isFinite(next.rmse), next.network.neurons]).toEqual([true, 3])
  })

  it('ends when it is told to', async () => {
    const run = fitting({ steps: 1e9 })
    run.send({ type: 'stop' })
    await run.over
  })
})
