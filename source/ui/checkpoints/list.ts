import { basename, join } from 'node:path'
import type { Description } from '../../checkpoint/checkpoint.js'
import { type Described, describeFiles } from '../../checkpoint/describe.js'
import type { ExportName } from '../../checkpoint/export.js'
import { CheckpointError, listRun, listRuns } from '../../checkpoint/store.js'
import { paced } from '../paced.js'
import { deleteFile, exportFile } from './deeds.js'
import { factsOf, furthestFirst, type ListedFile, listedFile, type Note, noteOf, type RunFacts } from './listed.js'
import { createShownMap } from './shown-map.js'

/** What is known of the checkpoints on disk. */
export interface ListState {
  /** The files of each run by the run's name, the furthest first. */
  readonly runs: ReadonlyMap<string, readonly ListedFile[]>
  readonly facts: ReadonlyMap<string, RunFacts>
  /** What the headers of files have said, by path. */
  readonly notes: ReadonlyMap<string, Note>
  /** All that the headers of those files say that are looked into, by path. */
  readonly descriptions: ReadonlyMap<string, Description>
  /** Whether the folder is still to be listed, or being so. */
  readonly isListing: boolean
  /** Why something can't be listed. */
  readonly problem: string | null
  /** What became of the last thing that was done to a file. */
  readonly news: string | null
}

export const emptyList: ListState = {
  runs: new Map(),
  facts: new Map(),
  notes: new Map(),
  descriptions: new Map(),
  isListing: true,
  problem: null,
  news: null
}

/** The checkpoints of all runs, listed and read in the background while somebody looks at them. */
export interface CheckpointList {
  state(): ListState
  subscribe(listener: () => void): () => void
  /** Lists the folder, anew if it has been before, and reads what is wanted and what tells of the runs. */
  open(): void
  /** Ends all reading. What is known is kept. */
  close(): void
  /** Lists one run anew, soon: something was saved there. */
  refresh(folder: string): void
  /** Names the files whose rows are seen, to be read next, and those that are looked into. What was wanted before is not. */
  want(rows: readonly ListedFile[], whole: readonly ListedFile[]): void
  remove(file: ListedFile): Promise<void>
  exportTo(file: ListedFile, to: ExportName): Promise<void>
  /** Says no more what became of that. */
  hush(): void
}

/** How often what has been read is shown, and how often a run is listed anew while it saves, in milliseconds. */
const showInterval = 1000 / 12
const refreshInterval = 400
/** Files that are read at one time: each is decoded on the thread that draws, so few, and a frame comes between them. */
const mostReading = 4
/** Runs that are listed at one time. */
const mostListing = 8
/** Descriptions that are kept when others are looked into: they may be large. */
const mostDescriptions = 8

/** The checkpoints below `folder`; `onDeleted` is told of those that are deleted here. */
export function createCheckpointList(folder: string, onDeleted: (path: string) => void = () => {}): CheckpointList {
  const runs = createShownMap<string, readonly ListedFile[]>()
  const facts = createShownMap<string, RunFacts>()
  const notes = createShownMap<string, Note>()
  let descriptions: ReadonlyMap<string, Description> = new Map()
  let rest = { isListing: true, problem: null as string | null, news: null as string | null }
  let state = emptyList
  const listeners = new Set<() => void>()
  const show = paced(() => {
    state = { ...rest, runs: runs.shown(), facts: facts.shown(), notes: notes.shown(), descriptions }
    for (const listener of listeners) listener()
  }, showInterval)

  /** Stands for one opening, so that what was begun in it ends with it; null while closed. */
  let opening: symbol | null = null
  let wanted: { readonly rows: readonly ListedFile[]; readonly whole: readonly ListedFile[] } = { rows: [], whole: [] }
  /** Runs that nothing has told of yet, the next one last. */
  let untold: string[] = []
  const reading = new Set<string>()
  const toRefresh = new Set<string>()
  const refreshSoon = paced(() => {
    const current = opening
    for (const run of toRefresh) if (current) void listOne(run, current)
    toRefresh.clear()
  }, refreshInterval)

  async function listAll(current: symbol): Promise<void> {
    try {
      const found = (await listRuns(folder)).map(path => basename(path)).sort()
      for (const run of runs.shown().keys()) if (!found.includes(run)) put(run, [])
      // The last of them are the newest, because names begin with the time.
      for (let end = found.length; end > 0 && opening === current; end -= mostListing) {
        const next = found.slice(Math.max(0, end - mostListing), end).reverse()
        await Promise.all(next.map(run => listOne(run, current)))
      }
    } catch (error) {
      rest = { ...rest, problem: messageOf(error) }
    }
    if (opening !== current) return
    rest = { ...rest, isListing: false }
    show()
  }

  async function listOne(run: string, current: symbol): Promise<void> {
    const listed = await listRun(join(folder, run)).catch((error: unknown) => {
      rest = { ...rest, problem: messageOf(error) }
      return []
    })
    if (opening !== current) return
    const files = listed.map(listedFile).sort(furthestFirst)
    const now = new Map(files.map(file => [file.path, file]))
    for (const old of runs.get(run) ?? []) {
      const file = now.get(old.path)
      if (file?.modified !== old.modified || file.bytes !== old.bytes) forget(old)
    }
    put(run, files)
    untold.unshift(run)
    show()
    read()
  }

  function put(run: string, files: readonly ListedFile[]): void {
    if (files.length > 0) runs.set(run, files)
    else {
      runs.delete(run)
      facts.delete(run)
    }
  }

  function forget({ path, run }: ListedFile): void {
    notes.delete(path)
    if (facts.get(run)?.toldBy === path) facts.delete(run)
    descriptions = new Map([...descriptions].filter(([key]) => key !== path))
  }

  /** Leaves out a file that has been deleted since it was listed, as a run does that trains with --keep. */
  function drop(gone: ListedFile): void {
    forget(gone)
    put(
      gone.run,
      (runs.get(gone.run) ?? []).filter(({ path }) => path !== gone.path)
    )
    untold.push(gone.run)
  }

  /** Has as many files read as may be at one time. */
  function read(): void {
    while (opening && reading.size < mostReading) {
      const file = nextToRead()
      if (!file) return
      reading.add(file.path)
      void describeFiles([file]).then(([described]) => {
        reading.delete(file.path)
        if (described) note(file, described)
        else drop(file)
        show()
        read()
      })
    }
  }

  function nextToRead(): ListedFile | undefined {
    const isFree = ({ path }: ListedFile) => !reading.has(path)
    const looked = wanted.whole.find(file => isFree(file) && !descriptions.has(file.path) && !problemOf(file))
    const seen = looked ?? wanted.rows.find(file => isFree(file) && !notes.get(file.path))
    if (seen) return seen
    for (let run = untold.at(-1); run !== undefined; run = untold.at(-1)) {
      const teller = runs.get(run)?.find(file => !problemOf(file))
      if (teller && facts.get(run)?.toldBy !== teller.path && isFree(teller)) return teller
      untold.pop()
    }
    return undefined
  }

  /** Why a file is known not to be readable. */
  const problemOf = ({ path }: ListedFile) => notes.get(path)?.problem ?? null

  function note(file: ListedFile, described: Described): void {
    const { path, run } = file
    const { description } = described
    notes.set(path, noteOf(described))
    if (!description) {
      // Another file has to tell of the run then.
      untold.push(run)
      return
    }
    if (runs.get(run)?.find(other => !problemOf(other))?.path === path) facts.set(run, factsOf(description, path))
    if (wanted.whole.some(other => other.path === path)) {
      descriptions = new Map([...descriptions, [path, description] as const].slice(-mostDescriptions))
    }
  }

  function tell(news: string | null): void {
    rest = { ...rest, news }
    show()
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open() {
      opening = Symbol()
      untold = []
      rest = { isListing: true, problem: null, news: null }
      // At once, so that nobody takes what was known before for all there is.
      show.now()
      void listAll(opening)
    },
    close() {
      opening = null
      show.cancel()
      refreshSoon.cancel()
    },
    refresh(path) {
      if (!opening) return
      toRefresh.add(basename(path))
      refreshSoon()
    },
    want(rows, whole) {
      wanted = { rows, whole }
      read()
    },
    async remove(file) {
      const news = await deleteFile(file, onDeleted)
      // It is said when it is seen.
      if (opening) await listOne(file.run, opening)
      tell(news)
    },
    async exportTo(file, to) {
      tell(await exportFile(file, folder, to))
    },
    hush() {
      if (rest.news !== null) tell(null)
    }
  }
}

function messageOf(error: unknown): string {
  if (error instanceof CheckpointError) return error.message
  throw error
}
