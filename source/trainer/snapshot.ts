import type { Checkpoint } from '../checkpoint/checkpoint.js'
import { toTensors } from '../checkpoint/tensors.js'
import type { Run } from './run.js'

/** A copy of all that a run needs to go on from here as if it had never stopped. */
export function snapshot(run: Run, fingerprint: string, savedAt: number): Checkpoint {
  const { arena, layout, dataset } = run
  return {
    description: {
      recipe: run.recipe,
      data: run.data,
      dataset: {
        name: dataset.name,
        width: dataset.width,
        height: dataset.height,
        channels: dataset.channels,
        classes: [...dataset.classes],
        fingerprint
      },
      progress: {
        epoch: run.epoch,
        batch: run.batch,
        costSum: run.costSum,
        correct: run.correct,
        seconds: run.seconds
      },
      steps: layout.optimizer.steps,
      learningRate: run.learningRate,
      rateChanges: run.rateChanges,
      history: run.history,
      confusion: run.confusion.map(row => [...row]),
      timings: run.timings,
      savedAt,
      parent: run.parent
    },
    tensors: toTensors(arena, layout.network, layout.optimizer)
  }
}
