import { basename, dirname } from 'node:path'
import type { Description } from '../../checkpoint/checkpoint.js'
import type { Described } from '../../checkpoint/describe.js'
import type { BranchPoint, EpochRecord } from '../../checkpoint/history.js'
import { progressOf, type StoredFile } from '../../checkpoint/store.js'

/** How far a run is: so many epochs are finished, and so many mini-batches of the next. */
export type Place = Pick<BranchPoint, 'epoch' | 'batch'>

/** A checkpoint file as its name tells of it, before anything is read. */
export interface ListedFile extends StoredFile {
  /** The name of its run's folder. */
  readonly run: string
  /** Null for a name that is not ours. */
  readonly place: Place | null
}

/** What a row of the list says of a checkpoint. */
export interface Summary {
  readonly place: Place
  /** Epochs that its run was to have. */
  readonly epochs: number
  readonly learningRate: number
  /** Share of right answers of its own weights on held-out images; null when nobody has examined them. */
  readonly heldOut: number | null
  /** Average training cost of the epoch it stands behind; null in the middle of one. */
  readonly cost: number | null
  /** Held-out accuracy epoch by epoch, up to this one. */
  readonly past: readonly number[]
}

/** A summary, or why there is none. */
export type Note =
  | { readonly summary: Summary; readonly problem: null }
  | { readonly summary: null; readonly problem: string }

/** What the furthest of a run's files tells of the whole run. */
export interface RunFacts extends Pick<Description, 'parent' | 'recipe' | 'data' | 'dataset' | 'learningRate'> {
  readonly history: readonly EpochRecord[]
  /** Null where the file that told it does not stand behind an epoch. */
  readonly stepsPerEpoch: number | null
  /** The file that told it. */
  readonly toldBy: string
}

/** Values kept of the past: more than a row has columns for. */
const mostPast = 60

export function listedFile(file: StoredFile): ListedFile {
  return { ...file, run: basename(dirname(file.path)), place: progressOf(basename(file.path)) }
}

/** The furthest first; files with names that are not ours come last, the newest of them first. */
export function furthestFirst(one: ListedFile, other: ListedFile): number {
  const [mine, its] = [one.place ?? { epoch: -1, batch: 0 }, other.place ?? { epoch: -1, batch: 0 }]
  return its.epoch - mine.epoch || its.batch - mine.batch || other.modified - one.modified
}

/** What a file's header says, for its row. */
export function noteOf({ description, problem }: Described): Note {
  if (!description) return { summary: null, problem: problem ?? 'it says nothing' }
  const { progress, recipe, learningRate, history } = description
  const { epoch, batch } = progress
  const last = batch === 0 ? history.at(-1) : undefined
  const past = history.flatMap(({ validationAccuracy }) => validationAccuracy ?? []).slice(-mostPast)
  const summary = {
    place: { epoch, batch },
    epochs: recipe.epochs,
    learningRate,
    heldOut: last?.validationAccuracy ?? null,
    cost: last?.cost ?? null,
    past
  }
  return { summary, problem: null }
}

export function factsOf(
  { parent, recipe, data, dataset, learningRate, history, steps, progress }: Description,
  toldBy: string
): RunFacts {
  const { epoch, batch } = progress
  const stepsPerEpoch = epoch > 0 && batch === 0 ? Math.round(steps / epoch) : null
  return { parent, recipe, data, dataset, learningRate, history, stepsPerEpoch, toldBy }
}

/** The record of the epoch that a file stands behind, as its run tells it; undefined when it does not. */
export function recordOf({ place }: ListedFile, facts: RunFacts | undefined): EpochRecord | undefined {
  if (!place || place.batch > 0) return undefined
  const record = facts?.history[place.epoch - 1]
  return record?.epoch === place.epoch ? record : undefined
}

/** How good a checkpoint is, as retention sees it: on held-out images, or on training images when none are held out. */
export function qualityOf(record: EpochRecord | undefined): number | null {
  return record ? (record.validationAccuracy ?? record.trainAccuracy) : null
}
