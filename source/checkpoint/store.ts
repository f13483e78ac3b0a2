import { mkdir, readdir, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Progress } from './history.js'
import { syncFolder } from './save.js'

/** A checkpoint can't be had: the message is one sentence that says which, why, and what to do. */
export class CheckpointError extends Error {}

/** A checkpoint file on disk. */
export interface StoredFile {
  readonly path: string
  readonly bytes: number
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number
}

/** A file or a folder that can't be used, and why: a clause about it, without its name. */
export interface Unusable {
  readonly path: string
  readonly problem: string
}

/** What a folder of runs holds. */
export interface Listing {
  /** The checkpoint files of all runs, newest first. */
  readonly files: readonly StoredFile[]
  /** The folders of runs that can't be read. */
  readonly unreadable: readonly Unusable[]
}

/** How the names of checkpoint files end. */
export const ending = '.safetensors'

/** The file name of a checkpoint: after an epoch, or in the middle of one. */
export function checkpointName({ epoch, batch }: Pick<Progress, 'epoch' | 'batch'>): string {
  const middle = batch > 0 ? `-batch-${String(batch).padStart(6, '0')}` : ''
  return `epoch-${String(epoch).padStart(4, '0')}${middle}${ending}`
}

/** How far the run was that a file name speaks of; null for names that are not ours. */
export function progressOf(name: string): Pick<Progress, 'epoch' | 'batch'> | null {
  const match = /^epoch-(\d+)(?:-batch-(\d+))?\.safetensors$/.exec(name)
  return match && { epoch: Number(match[1]), batch: Number(match[2] ?? 0) }
}

/**
 * Makes a new folder for a run, named by the time and the network, and returns its path.
 * @throws the system's error.
 */
export async function createRun(folder: string, now: Date, sizes: readonly number[]): Promise<string> {
  await makeFolder(folder)
  const stamp = now.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-')
  for (let copy = 1; ; copy++) {
    const path = join(folder, `${stamp}-${sizes.slice(0, 8).join('-')}${copy > 1 ? `-${copy}` : ''}`)
    try {
      await makeLasting(path)
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/**
 * Makes a folder and those above it that are missing. (Node's own recursive mkdir never returns for a folder below /proc,
 * where making one fails as if the folder above were missing.)
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeLasting(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const isThere = code === 'EEXIST' && (await stat(folder)).isDirectory()
    if (isThere) return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await makeLasting(folder)
  }
}

/** Makes a folder that a crash of the machine does not take away with all that is saved in it, or none. */
async function makeLasting(folder: string): Promise<void> {
  await mkdir(folder)
  try {
    await syncFolder(dirname(folder))
  } catch (error) {
    await rmdir(folder).catch(() => {})
    throw error
  }
}

/** The folders of all runs. A folder that is not there holds none, and symbolic links are not followed. */
export async function listRuns(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(missingIsEmpty(folder))
  return entries.filter(entry => entry.isDirectory()).map(({ name }) => join(folder, name))
}

/**
 * The checkpoint files of all runs in a folder. A run that can't be read does not hide the others.
 * @throws CheckpointError when the folder itself can't be read.
 */
export async function listFiles(folder: string): Promise<Listing> {
  const unreadable: Unusable[] = []
  const lists = await Promise.all(
    (await listRuns(folder)).map(run =>
      readRun(run).catch(({ code }: NodeJS.ErrnoException) => {
        if (code !== 'ENOENT') unreadable.push({ path: run, problem: `it can't be read (${code})` })
        return []
      })
    )
  )
  return { files: lists.flat().sort(newestFirst), unreadable }
}

/**
 * The checkpoint files of one run, newest first; symbolic links are not followed. A folder that is not there holds none.
 * @throws CheckpointError when it can't be read.
 */
export async function listRun(run: string): Promise<StoredFile[]> {
  return readRun(run).catch(missingIsEmpty(run))
}

/** @throws the system's error. */
async function readRun(run: string): Promise<StoredFile[]> {
  const entries = await readdir(run, { withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && entry.name.endsWith(ending))
  const found = await Promise.all(files.map(({ name }) => look(join(run, name))))
  return found.filter(file => file !== null).sort(newestFirst)
}

/** A file as it stands; null when it has been deleted since it was listed, as a running training does with --keep. */
async function look(path: string): Promise<StoredFile | null> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { path, bytes: size, modified: mtimeMs }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Whether a checkpoint is the furthest of its run, so that going on from it overwrites nothing. */
export async function isNewestOfRun(path: string): Promise<boolean> {
  const own = progressOf(basename(path))
  if (own === null) return false
  const others = (await listRun(dirname(path))).map(file => progressOf(basename(file.path)))
  return others.every(
    other => !other || other.epoch < own.epoch || (other.epoch === own.epoch && other.batch <= own.batch)
  )
}

/** Two files may be written in one tick of the file system's clock; then the one that is further on is the newer. */
function newestFirst(one: StoredFile, other: StoredFile): number {
  const [mine, its] = [one, other].map(({ path }) => progressOf(basename(path)) ?? { epoch: -1, batch: 0 })
  return other.modified - one.modified || its!.epoch - mine!.epoch || its!.batch - mine!.batch
}

function missingIsEmpty(folder: string): (error: NodeJS.ErrnoException) => [] {
  return ({ code }) => {
    if (code === 'ENOENT') return []
    throw new CheckpointError(`The folder ${folder} can't be read (${code}): name another one.`)
  }
}
