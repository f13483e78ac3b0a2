import type { InspectAnswer, InspectRequest } from '../../trainer/inspect/request.js'
import { mistakes } from '../charts/confusion-matrix.js'
import { topicsOf } from '../explain/topics.js'
import { needsAnswers, noAnswers } from '../screens/diverged.js'
import type { RunState } from '../store.js'
import { blocks } from '../theme.js'
import { type ScreenName, screens } from '../view.js'
import { visible } from '../visible.js'
import { readExample } from './example.js'
import { spelled } from './keys.js'
import { readGradient, readNeurons } from './layers.js'
import { readTraining } from './training.js'
import { counted, spokenShare } from './words.js'

/** Asks the worker about the network. */
export type Ask = (request: InspectRequest) => Promise<InspectAnswer>

/** The screens that are read out at once; in the list of checkpoints a person moves instead. */
export type ReadScreen = Exclude<ScreenName, 'checkpoints'>

/** What a screen shows, in sentences. `Ask` may be called; `run` is as it was when the key was pressed. */
const readings: Readonly<
  Record<ReadScreen, (run: KnownRun, ask: Ask) => readonly string[] | Promise<readonly string[]>>
> = {
  train: readTraining,
  neurons: readNeurons,
  confusion: readConfusion,
  example: readExample,
  gradient: readGradient,
  landscape: readLandscape,
  draw: () => [
    'Drawing needs a pad that is seen. In a shell, downhill predict latest with a picture file says what the network sees in a picture.'
  ]
}

type KnownRun = RunState & { readonly ready: NonNullable<RunState['ready']> }

/** What there is to know on a screen now. */
export async function reading(screen: ReadScreen, run: RunState, ask: Ask): Promise<readonly string[]> {
  if (!run.ready) return ['There is no network yet.']
  if (run.divergence && needsAnswers(screen)) return [noAnswers]
  return readings[screen]({ ...run, ready: run.ready }, ask)
}

/** What a screen is about, in the words that explain its panels. */
export function explanation(screen: ScreenName, run: RunState): readonly string[] {
  const { title } = screens.find(({ name }) => name === screen)!
  const topics = topicsOf(screen, run, blocks)
  return topics.map(topic => `${title}, ${visible(topic.title)}: ${spelled(visible(topic.sentences))}`)
}

/** Mistakes that are read out. */
const mostMistakes = 5

/** How often the network is right, what it mistakes most, and the class it knows least. */
function readConfusion({ confusion, ready: { data } }: KnownRun): readonly string[] {
  if (confusion.length === 0) return ['There is no confusion matrix before the end of an epoch.']
  const totals = confusion.map(row => row.reduce((sum, count) => sum + count, 0))
  const right = confusion.reduce((sum, row, j) => sum + row[j]!, 0)
  const name = (j: number) => visible(data.classes[j] ?? '?')
  const which = data.validation > 0 ? 'held-out' : 'training'
  const worst = mistakes(confusion).slice(0, mostMistakes)
  // A class without images is neither known nor unknown.
  const recalls = confusion.flatMap((row, j) => (totals[j]! > 0 ? [{ j, recall: row[j]! / totals[j]! }] : []))
  const weakest = recalls.reduce((least, one) => (one.recall < least.recall ? one : least))
  const told = worst.map(
    ({ actual, answered, count }) => `${name(actual)} for ${name(answered)}, ${counted(count, 'time')}`
  )
  return [
    `Of the ${which} images ${spokenShare(right / totals.reduce((sum, total) => sum + total, 0))} are answered right.`,
    told.length === 0 ? 'There is no mistake at all.' : `Mistaken most often: ${told.join('; ')}.`,
    `Known least is ${name(weakest.j)}: ${spokenShare(weakest.recall)} of its images are recognised.`
  ]
}

/** What a map of the cost comes to without a map. */
function readLandscape({ curve }: KnownRun): readonly string[] {
  const [first, last] = [curve[0], curve.at(-1)]
  const way =
    first && last ? [`On its way down the cost has come from ${first[1].toFixed(4)} to ${last[1].toFixed(4)}.`] : []
  return ['The landscape is a map in colours, which can not be read out. 5 says how steep the ground is.', ...way]
}
