import type { EpochRecord } from '../../checkpoint/history.js'
import { compact, measure, short } from '../format.js'
import { memorisingIn, memorisingWords } from '../memorising.js'
import type { RunState } from '../store.js'
import { leftWords, whereIs } from './news.js'
import { sentence, spokenShare } from './words.js'

/** Where training stands, how well it does, and how fast. */
export function readTraining(run: RunState & { readonly ready: NonNullable<RunState['ready']> }): readonly string[] {
  const { phase, pulse, history, learningRate, batchesPerSecond, ready, divergence } = run
  const last = history.at(-1)
  const speed =
    batchesPerSecond === null
      ? `${compact(pulse?.examplesPerSecond ?? 0)} images a second`
      : `slow motion with ${batchesPerSecond} mini-batches a second`
  const scheduled =
    ready.recipe.schedule === 'constant' || !pulse ? '' : ` before the schedule, ${short(pulse.learningRate)} now`
  const words = memorisingWords(
    memorisingIn(history, Math.min(ready.data.training, ready.data.validation)),
    ready.data.labels
  )
  return [
    sentence(divergence ? divergence.message : `${phase} ${whereIs(run)}`),
    last ? accuracies(last, history) : 'No epoch is over yet.',
    ...(pulse && Number.isFinite(pulse.batchCost)
      ? [`The last mini-batch: cost ${measure(pulse.batchCost)}, ${spokenShare(pulse.batchAccuracy)} right.`]
      : []),
    sentence(
      `learning rate ${short(learningRate)}${scheduled}${
        phase === 'training' && pulse
          ? `, ${speed}, ${leftWords(pulse)}`
          : batchesPerSecond === null
            ? ''
            : `, ${speed}`
      }`
    ),
    ...(words ? [sentence(`the network is ${words}`)] : [])
  ]
}

function accuracies({ epoch, cost, trainAccuracy, validationAccuracy }: EpochRecord, history: readonly EpochRecord[]) {
  const best = history.reduce((top, one) =>
    (one.validationAccuracy ?? -1) > (top.validationAccuracy ?? -1) ? one : top
  )
  const heldOut =
    validationAccuracy === null || best.validationAccuracy === null
      ? ''
      : `, held out ${spokenShare(validationAccuracy)}${
          best.epoch === epoch
            ? ', the best so far'
            : `; the best was ${spokenShare(best.validationAccuracy)} after epoch ${best.epoch}`
        }`
  return `After epoch ${epoch}: cost ${measure(cost)}, training accuracy ${spokenShare(trainAccuracy)}${heldOut}.`
}
