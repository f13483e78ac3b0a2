import { basename } from 'node:path'
import type { ListState } from '../../checkpoints/list.js'
import { type ListedFile, qualityOf, type RunFacts, recordOf } from '../../checkpoints/listed.js'
import { settingsLine } from './settings.js'
import { treeRows } from './tree.js'

/** What a list can be ordered by. `runs` is the tree of runs and their branches. */
export const orders = ['runs', 'held out', 'cost', 'age', 'size'] as const
export type Order = (typeof orders)[number]

/** A row of the list: a run's name, or one of its files. */
export type Row =
  | { readonly type: 'run'; readonly run: string; readonly guide: Guide }
  | {
      readonly type: 'file'
      readonly file: ListedFile
      readonly guide: Guide
      /** Whether the row above is of another run, so that the run has to be named. */
      readonly isFirst: boolean
    }

/** How a row hangs in the tree: below how many runs that branches grow from, and whether a branch begins here. */
export interface Guide {
  readonly depth: number
  readonly isBranchPoint: boolean
}

/** The list as it is shown. */
export interface Rows {
  readonly rows: readonly Row[]
  /** Those that are files, in the same order. */
  readonly files: readonly ListedFile[]
}

/** The rows of all files that fit the filter, in an order. */
export function arrangeRows(runs: ListState['runs'], facts: ListState['facts'], order: Order, filter: string): Rows {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  const fit = ([run, files]: [string, readonly ListedFile[]]) => [run, fitting(files, facts.get(run), words)] as const
  const shown = words.length === 0 ? runs : new Map([...runs].map(fit))
  const rows = order === 'runs' ? treeRows(shown, facts) : flatRows([...shown.values()].flat(), order, facts)
  return { rows, files: filesOf(rows) }
}

/** The files among rows. */
export function filesOf(rows: readonly Row[]): ListedFile[] {
  const files: ListedFile[] = []
  for (const row of rows) if (row.type === 'file') files.push(row.file)
  return files
}

/** The files of a run that hold every word in their run's name, its settings, or their own name. */
function fitting(
  files: readonly ListedFile[],
  facts: RunFacts | undefined,
  words: readonly string[]
): readonly ListedFile[] {
  const [first] = files
  if (!first) return []
  const ofRun = `${first.run.toLowerCase()} ${facts ? settingsText(facts) : ''}`
  const left = words.filter(word => !ofRun.includes(word))
  if (left.length === 0) return files
  return files.filter(({ path }) => left.every(word => basename(path).toLowerCase().includes(word)))
}

/** What a filter finds in a run's settings. It is asked again with every character that is typed. */
function settingsText(facts: RunFacts): string {
  const text = settingsTexts.get(facts) ?? settingsLine(facts).toLowerCase()
  settingsTexts.set(facts, text)
  return text
}
const settingsTexts = new WeakMap<RunFacts, string>()

function flatRows(files: readonly ListedFile[], order: Exclude<Order, 'runs'>, facts: ListState['facts']): Row[] {
  const keyed = files.map(file => ({ file, key: keyOf(file, order, facts.get(file.run)) }))
  keyed.sort((one, other) => one.key - other.key)
  return keyed.map(({ file }, i) => ({
    type: 'file',
    file,
    guide: { depth: 0, isBranchPoint: false },
    isFirst: file.run !== keyed[i - 1]?.file.run
  }))
}

/** What a file is put in its place by: the least comes first, and what is not known last. */
function keyOf(file: ListedFile, order: Exclude<Order, 'runs'>, facts: RunFacts | undefined): number {
  switch (order) {
    case 'held out':
      return -(recordOf(file, facts)?.validationAccuracy ?? Number.NEGATIVE_INFINITY)
    case 'cost':
      return recordOf(file, facts)?.cost ?? Number.POSITIVE_INFINITY
    case 'age':
      return -file.modified
    case 'size':
      return -file.bytes
  }
}

/** The path of a run's file with the highest accuracy, of equals the earliest; null when none is known. The furthest come first. */
export function bestOf(files: readonly ListedFile[], facts: RunFacts | undefined): string | null {
  let best: { readonly path: string; readonly quality: number } | null = null
  for (const file of files) {
    const quality = qualityOf(recordOf(file, facts))
    if (quality !== null && quality >= (best?.quality ?? 0)) best = { path: file.path, quality }
  }
  return best?.path ?? null
}
