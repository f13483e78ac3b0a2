import type { EpochRecord } from '../../checkpoint/history.js'
import type { Event, Phase, Pulse, Ready } from '../../trainer/protocol.js'
import { grouped, measure, placeName, short } from '../format.js'
import { memorisingIn, memorisingWords } from '../memorising.js'
import type { RunState } from '../store.js'
import { visible } from '../visible.js'
import { counted, enumerated, sentence, spokenShare, spokenTime } from './words.js'

/** What an event is worth saying, in plain sentences. Epochs are told by `epochsSentences`, several at a time. */
export function newsOf(event: Event, before: RunState, after: RunState): readonly string[] {
  switch (event.type) {
    case 'loading':
      // Numbers on the way say nothing that a person has to hear.
      return wordsIn(event.what) === wordsIn(before.loading) ? [] : [sentence(visible(event.what))]
    case 'ready':
      return isLike(event, before.ready) ? [continuation(event)] : introduction(event)
    case 'state':
      return phaseNews(event.phase, after)
    case 'pulse':
      return isMoved(event, before) && after.phase === 'paused' ? [stepSentence(event, after)] : []
    case 'learningRate':
      return [
        event.inForce === event.value
          ? `Learning rate ${short(event.value)}.`
          : `Learning rate ${short(event.value)} before the schedule, ${short(event.inForce)} now.`
      ]
    case 'speed': {
      const { batchesPerSecond } = event
      return [
        batchesPerSecond === null ? 'Full speed.' : `Slow motion: ${counted(batchesPerSecond, 'mini-batch')} a second.`
      ]
    }
    case 'saved':
      // After every epoch it is saved, as it was said it would be; and behind the end it is told what was saved.
      if (after.phase === 'stopped' || (after.phase === 'training' && event.batch === 0)) return []
      return [`Saved ${placeName(event)}.`]
    case 'unsaved':
    case 'warning':
      return [visible(event.message)]
    case 'diverged':
      return [
        `Training has diverged. ${visible(event.message)}`,
        'Press r to go back to the last checkpoint, or else the beginning, with half the learning rate, or q to quit.'
      ]
    case 'failed':
      return [
        visible(event.message),
        `Press ${after.ready ? 'r to go on from the last checkpoint, or ' : ''}q to quit.`
      ]
    case 'done':
      return [
        `Training has finished: ${spokenShare(event.test.accuracy)} of the test images are answered right, ` +
          `cost ${measure(event.test.cost)}. Press 3 for the mistakes, 8 for the checkpoints, or q to quit.`
      ]
    case 'epoch':
    case 'inspected':
      return []
  }
}

/** What the last `count` epochs have come to: a sentence about where training stands now. */
export function epochsSentences({ history, ready, pulse, phase }: RunState, count: number): readonly string[] {
  const last = history.at(-1)
  if (!last || !ready) return []
  const { epochs } = ready.recipe
  const first = last.epoch - count + 1
  const name = count === 1 ? `Epoch ${last.epoch}` : `Epochs ${first} to ${last.epoch}`
  const heldOut = last.validationAccuracy === null ? '' : `, held out ${spokenShare(last.validationAccuracy)}`
  const left = phase === 'training' && last.epoch < epochs && pulse ? ` ${sentence(leftWords(pulse))}` : ''
  const told =
    `${name} of ${epochs}: cost ${measure(last.cost)}, training accuracy ${spokenShare(last.trainAccuracy)}${heldOut}` +
    `${comparison(history, count)}.${left}`
  const examples = Math.min(ready.data.training, ready.data.validation)
  const isNew = memorisingIn(history.slice(0, -count), examples).name === 'no' && ready.data.labels === 'own'
  const words = isNew && memorisingWords(memorisingIn(history, examples), ready.data.labels)
  return words ? [told, `The network is ${words}.`] : [told]
}

/** “the best so far”, or how far below the best before it the last record is. */
function comparison(history: readonly EpochRecord[], count: number): string {
  const quality = ({ validationAccuracy, trainAccuracy }: EpochRecord) => validationAccuracy ?? trainAccuracy
  const last = history.at(-1)!
  const earlier = history.slice(0, -1)
  if (earlier.length === 0 || earlier.length < count) return ''
  const best = earlier.reduce((top, record) => (quality(record) > quality(top) ? record : top))
  const below = quality(best) - quality(last)
  if (below < 0) return ', the best so far'
  return below === 0 ? ', as good as the best' : `, ${(below * 100).toFixed(2)} points below epoch ${best.epoch}`
}

/** What is trained, on what, and how to hear more. */
function introduction(event: Ready): readonly string[] {
  const { sizes, recipe, parameterCount, data, epoch, batch } = event
  const hidden = sizes.slice(1, -1)
  const layers = hidden.length === 0 ? '' : `, ${enumerated(hidden.map(String))} hidden neurons`
  const { activation, cost, optimizer, learningRate, batchSize, seed, epochs } = recipe
  const batches = batchSize === 'all' ? 'all images at once' : `mini-batches of ${grouped(batchSize)}`
  const images = [
    `${grouped(data.training)} training`,
    ...(data.validation > 0 ? [`${grouped(data.validation)} held-out`] : []),
    `${grouped(data.test)} test images`
  ]
  return [
    `Training a network of ${counted(sizes[0]!, 'input')}${layers} and ${counted(sizes.at(-1)!, 'output')}, ` +
      `${counted(parameterCount, 'parameter')}, on ${visible(data.name)}: ${enumerated(images)}` +
      `${data.labels === 'shuffled' ? ' with random labels' : ''}.`,
    `${sentence(activation)} ${sentence(`${cost} cost`)} ${optimizer === 'sgd' ? 'SGD' : sentence(optimizer).slice(0, -1)} ` +
      `with learning rate ${short(learningRate)}, ${batches}, seed ${seed}, ${counted(epochs, 'epoch')}.`,
    ...(epoch + batch > 0 ? [continuation(event)] : []),
    'A checkpoint is saved after every epoch. Space pauses, capital E trains for one epoch, question mark reads all keys, q quits.'
  ]
}

/** Where a run goes on that did not begin at the beginning. */
function continuation({ epoch, batch, learningRate, parent, folder }: Ready): string {
  const what = parent && folder === null ? 'A branch' : 'The run'
  const place = epoch + batch === 0 ? 'begins anew' : `goes on after ${placeName({ epoch, batch })}`
  return `${what} ${place}, with learning rate ${short(learningRate)}.`
}

/** Whether what is trained has been said before. */
function isLike({ sizes, data, recipe }: Ready, before: Ready | null): boolean {
  const said = (of: Pick<Ready, 'sizes' | 'data' | 'recipe'>) => JSON.stringify([of.sizes, of.data, of.recipe])
  return before !== null && said({ sizes, data, recipe }) === said(before)
}

function phaseNews(phase: Phase, after: RunState): readonly string[] {
  switch (phase) {
    case 'training':
      return ['Training.']
    case 'paused':
      return [`Paused ${whereIs(after)}.`]
    case 'stopped':
      return ['Saving.']
    case 'finished':
    case 'diverged':
    case 'loading':
      // What follows says it.
      return []
  }
}

/** “in epoch 4 of 30, after mini-batch 2,500 of 5,000” */
export function whereIs({ ready, pulse }: RunState): string {
  if (!ready) return 'before the start'
  const { epoch, batch } = pulse ?? ready
  const { epochs } = ready.recipe
  const total = ready.batchesPerEpoch
  if (batch === 0) return epoch === 0 ? 'before the first mini-batch' : `after epoch ${epoch} of ${epochs}`
  return `in epoch ${epoch + 1} of ${epochs}, after mini-batch ${grouped(batch)} of ${grouped(total)}`
}

/** “about 4 seconds left” */
export function leftWords({ secondsLeft }: Pulse): string {
  return `${secondsLeft < 1 ? '' : 'about '}${spokenTime(secondsLeft)} left`
}

function stepSentence({ epoch, batch, batchCost, batchAccuracy }: Pulse, after: RunState): string {
  const place =
    batch === 0
      ? `Epoch ${epoch} is done`
      : `Mini-batch ${grouped(batch)} of ${grouped(after.ready?.batchesPerEpoch ?? 0)} in epoch ${epoch + 1}`
  return `${place}: cost ${measure(batchCost)}, ${spokenShare(batchAccuracy)} right before the step.`
}

function isMoved({ epoch, batch }: Pulse, { pulse, ready }: RunState): boolean {
  const from = pulse ?? ready
  return from === null || from.epoch !== epoch || from.batch !== batch
}

/** A text without its numbers. */
function wordsIn(text: string): string {
  return text.replace(/[\d.,]+/g, '')
}
