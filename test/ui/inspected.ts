import type { Recipe } from '../../source/engine/recipe.js'
import { createInspections } from '../../source/trainer/inspect/inspections.js'
import type { InspectAnswer, InspectRequest } from '../../source/trainer/inspect/request.js'
import type { Event } from '../../source/trainer/protocol.js'
import { ready } from '../../source/trainer/ready.js'
import { createRun } from '../../source/trainer/run.js'
import { train } from '../../source/trainer/train.js'
import { noiseImages } from '../engine/small.js'
import { compiledKernels } from '../kernels/compiled.js'
import { ready as classic, pulse } from './run.js'

const side = 28

/** Images of ten classes: a stroke for each, about two pixels further right than the one before, in sparse noise. */
function strokes(count: number) {
  const { pixels, labels } = noiseImages(count, side * side, 10)
  for (let i = 0; i < count; i++) {
    const shift = (pixels[i * side * side + 1]! % 5) - 2
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const at = (i * side + y) * side + x
        const isInk = y > 3 && y < 24 && Math.abs(x - 4 - 2 * labels[i]! - shift) < 2
        pixels[at] = isInk ? 255 - (pixels[at]! >> 3) : pixels[at]! > 240 ? 90 : 0
      }
  }
  return { pixels, labels }
}

/** A run in this thread that stands still in the middle of an epoch, and what it answers when it is asked. */
export function inspectedRun(changed: Partial<Recipe> = {}, epochs = 12, batches = 3) {
  const recipe: Recipe = { ...classic.recipe, learningRate: 1, ...changed }
  const data = { data: 'strokes', validation: 100, trainSize: 'all', shuffleLabels: false } as const
  const classes = [...'0123456789']
  const dataset = { name: 'strokes', width: side, height: side, classes, train: strokes(400), test: strokes(60) }
  const run = createRun(compiledKernels.plain, recipe, data, dataset, null)
  for (const _ of train(run)) if (run.epoch === epochs && run.batch === batches) break
  const told: Event[] = []
  const inspections = createInspections(run, event => void told.push(event))
  const events: readonly Event[] = [
    ready(run, null),
    { type: 'state', phase: 'paused' },
    { ...pulse(run.epoch, run.batch), seconds: 1, secondsLeft: 9 }
  ]
  function answerTo(request: InspectRequest): InspectAnswer {
    inspections.ask({ type: 'inspect', id: 1, request })
    while (inspections.isBusy()) inspections.go(1000)
    const last = told.pop()
    if (last?.type !== 'inspected') throw new Error('There was no answer.')
    return last.answer
  }
  return { run, events, answerTo }
}
