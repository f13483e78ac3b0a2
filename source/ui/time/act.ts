import type { Command } from '../../trainer/protocol.js'
import { following } from '../screens/example/state.js'
import type { Outcome, Situation } from '../situation.js'
import type { View } from '../view.js'
import { type Coming, comingExamples, comingIn, placeOf } from './coming.js'
import type { TimeAction } from './keys.js'
import { nextSpeed } from './speeds.js'

/** What a key does to the course of time. */
export function actOnTime(action: TimeAction, situation: Situation): Outcome {
  const { view, run } = situation
  const send = (command: Command): Outcome => ({ view, effects: [{ type: 'send', command }] })
  switch (action) {
    case 'togglePause':
      return send({ type: run.phase === 'paused' ? 'resume' : 'pause' })
    case 'step':
      return send({ type: 'step', unit: 'batch' })
    case 'stepEpoch':
      return send({ type: 'step', unit: 'epoch' })
    case 'stepExample':
      return nextExample(situation)
    case 'slower':
    case 'faster': {
      const batchesPerSecond = nextSpeed(run.batchesPerSecond, action)
      return batchesPerSecond === run.batchesPerSecond
        ? { view, effects: [] }
        : send({ type: 'speed', batchesPerSecond })
    }
  }
}

/**
 * The next example of the coming mini-batch; behind its last one the mini-batch is trained on. Until then nothing has
 * happened to the network, so a run that is saved or goes on in between does so as ever.
 */
function nextExample({ view, run }: Situation): Outcome {
  const count = (comingIn(run, view.coming)?.count ?? 0) + 1
  if (count <= comingExamples(run)) return { view: within(view, { ...placeOf(run), count }), effects: [] }
  return { view: { ...view, coming: null }, effects: [{ type: 'send', command: { type: 'step', unit: 'batch' } }] }
}

/** Every screen at that instant: with the first example they turn to the mini-batch, and then stay as the person wants them. */
function within(view: View, coming: Coming): View {
  const isFirst = coming.count === 1
  const gradient = isFirst ? { ...view.gradient, of: 'batch' as const } : view.gradient
  const example = following(isFirst ? { ...view.example, beside: 'batch' } : view.example)
  return { ...view, coming, gradient, example }
}
