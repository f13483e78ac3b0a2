import { numbersAt } from '../../engine/arena.js'
import { viewExamples } from '../../engine/examples.js'
import type { Run } from '../run.js'
import { type Bench, benchRows, heldStill, sendForward } from './bench.js'
import { type ExampleName, type SeenExample, seenOn } from './examples.js'

/** To see how the network answers for all of a set, and the images of one class that got one answer. */
export interface CellRequest {
  readonly kind: 'cell'
  readonly set: ExampleName['set']
  /** Names a moment: as long as it is the same, answers are those of the network as it was when it was first named. */
  readonly asOf: string
  readonly actual: number
  readonly answered: number
  /** Which of the images, those that cost most first, and how many, at most `benchRows`. */
  readonly from: number
  readonly count: number
}

export interface CellAnswer {
  readonly kind: 'cell'
  /** Where the run stood. */
  readonly epoch: number
  readonly batch: number
  /** confusion[actual][answered] */
  readonly confusion: readonly (readonly number[])[]
  readonly examples: readonly SeenExample[]
}

/** How a network answered for a set. */
interface Survey {
  readonly occasion: string
  readonly bench: Bench
  readonly epoch: number
  readonly batch: number
  readonly confusion: readonly (readonly number[])[]
  readonly answers: Uint8Array // [examples]
  readonly costs: Float32Array // [examples]
}

const surveys = new WeakMap<Run, Survey>()

/** Looks into a cell of the confusion matrix, after having all of the set answered if that is due. */
export function* seeCell(run: Run, request: CellRequest): Generator<void, CellAnswer> {
  const { set, actual, answered, from, count } = request
  const survey = yield* surveyOf(run, request)
  const { epoch, batch, confusion, answers, costs, bench } = survey
  const { labels } = viewExamples(bench.arena.memory, bench.pass.examples)
  const there = Array.from(run.split[set].keys())
    .filter(at => labels[run.split[set][at]!] === actual && answers[at] === answered)
    .sort((one, other) => costs[other]! - costs[one]!)
  const names = there.slice(from, from + Math.min(count, benchRows)).map(at => ({ set, at }))
  return { kind: 'cell', epoch, batch, confusion, examples: seenOn(run, bench, names) }
}

/** The answers for all of a set, as they were, or now; yields between bench-fulls. */
function* surveyOf(run: Run, { set, asOf }: CellRequest): Generator<void, Survey> {
  const occasion = `${set} ${asOf}`
  const known = surveys.get(run)
  if (known?.occasion === occasion && run.bench.still?.occasion === occasion) return known
  const { epoch, batch } = run
  const bench = heldStill(run.bench, occasion)
  const { arena, pass } = bench
  const places = run.split[set]
  const { labels } = viewExamples(arena.memory, pass.examples)
  const classes = new Uint8Array(arena.memory.buffer, pass.scratch.classes, benchRows)
  const benchCosts = numbersAt(arena, pass.scratch.costs, benchRows)
  const answers = new Uint8Array(places.length)
  const costs = new Float32Array(places.length)
  const size = pass.network.sizes.at(-1)!
  const confusion = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (let done = 0; done < places.length; done += benchRows) {
    const some = Array.from(places.subarray(done, done + benchRows))
    sendForward(bench, some)
    some.forEach((place, row) => {
      answers[done + row] = classes[row]!
      costs[done + row] = benchCosts[row]!
      confusion[labels[place]!]![classes[row]!]!++
    })
    yield
  }
  const survey = { occasion, bench, epoch, batch, confusion, answers, costs }
  surveys.set(run, survey)
  return survey
}
