import type { Description } from '../../../source/checkpoint/checkpoint.js'
import type { BranchPoint } from '../../../source/checkpoint/history.js'
import { checkpointName, progressOf } from '../../../source/checkpoint/store.js'
import { emptyList, type ListState } from '../../../source/ui/checkpoints/list.js'
import {
  factsOf,
  furthestFirst,
  type ListedFile,
  listedFile,
  type Note,
  noteOf
} from '../../../source/ui/checkpoints/listed.js'
import { confusion, ready, record } from '../run.js'

/** Checkpoints made by hand, as if they had been listed and read. */

/** A run: its files by epoch, or by `7+3`, the third mini-batch after it, and what is special about it. */
export interface SomeRun {
  readonly run: string
  readonly places: readonly (number | string)[]
  readonly parent?: BranchPoint
  readonly recipe?: Partial<Description['recipe']>
  readonly learningRate?: number
  /** Files that can't be used, by place, and why. */
  readonly damaged?: Readonly<Record<string, string>>
}

/** When the last of all was saved, in milliseconds since 1970. */
export const savedAt = Date.UTC(2026, 0, 2, 12)

export function describeFile(file: ListedFile, { parent, recipe, learningRate = 0.3 }: SomeRun): Description {
  const { epoch, batch } = file.place ?? { epoch: 0, batch: 0 }
  return {
    recipe: { ...ready.recipe, hiddenLayers: [...ready.recipe.hiddenLayers], ...recipe },
    data: { data: 'mnist', validation: 10_000, trainSize: 'all', shuffleLabels: false },
    dataset: {
      name: 'mnist',
      width: 28,
      height: 28,
      classes: [...ready.data.classes],
      fingerprint: '1415ca81'.repeat(8)
    },
    progress: { epoch, batch, costSum: 0, correct: 0, seconds: 0 },
    steps: epoch * 5000 + batch,
    learningRate,
    rateChanges: learningRate === 0.3 ? [] : [{ at: parent?.epoch ?? 1, from: 0.3, to: learningRate }],
    history: Array.from({ length: epoch }, (_, i) => record(i + 1)),
    confusion: epoch === 0 ? [] : confusion,
    timings: [],
    savedAt,
    parent: parent ?? null
  }
}

/** What a list knows of some runs when all of it has been read. The later a file stands, the older it is, by a minute. */
export function listing(...all: readonly SomeRun[]): ListState {
  const runs = new Map<string, readonly ListedFile[]>()
  const facts = new Map<string, ReturnType<typeof factsOf>>()
  const notes = new Map<string, Note>()
  const descriptions = new Map<string, Description>()
  let age = 0
  for (const some of all) {
    const files = some.places.map(place => fileAt(some.run, place)).sort(furthestFirst)
    const aged = files.map(file => ({ ...file, modified: savedAt - 60_000 * age++ }))
    runs.set(some.run, aged)
    for (const file of aged) {
      const key = file.place && (file.place.batch ? `${file.place.epoch}+${file.place.batch}` : `${file.place.epoch}`)
      const problem = some.damaged?.[key ?? '']
      const description = problem ? null : describeFile(file, some)
      notes.set(file.path, noteOf({ file, description, problem: problem ?? null }))
      if (!description) continue
      descriptions.set(file.path, description)
      if (!facts.has(some.run)) facts.set(some.run, factsOf(description, file.path))
    }
  }
  return { ...emptyList, isListing: false, runs, facts, notes, descriptions }
}

/** A trunk that is being trained, a branch of it with another learning rate, and an older run with a damaged file. */
export const threeRuns = (): ListState =>
  listing(
    { run: 'run', places: [1, 2, 3, '3+1930'] },
    {
      run: '20260102-100000-784-16-16-10',
      places: [3, 4],
      parent: { run: 'run', epoch: 2, batch: 0 },
      learningRate: 0.15
    },
    {
      run: '20260101-090000-784-30-10',
      places: [11, 12],
      recipe: { hiddenLayers: [30] },
      damaged: { 11: 'it is empty' }
    }
  )

/** The file of a run at a place. */
export function fileAt(run: string, place: number | string): ListedFile {
  const [epoch, batch] = String(place).split('+').map(Number)
  const name = Number.isNaN(epoch) ? `${place}.safetensors` : checkpointName({ epoch: epoch!, batch: batch ?? 0 })
  const bytes = 50_000 + 1000 * (progressOf(name)?.epoch ?? 0)
  return listedFile({ path: `checkpoints/${run}/${name}`, bytes, modified: savedAt })
}

/** The path of that file. */
export const pathAt = (run: string, place: number | string) => fileAt(run, place).path
