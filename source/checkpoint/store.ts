import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Checkpoint, type Description, decodeCheckpoint, parseDescription } from './checkpoint.js'
import type { Progress } from './history.js'
import { FormatError, headerLength, lengthBytes, parseHeader } from './safetensors.js'

/** A checkpoint can't be had: the message is one sentence that says which, why, and what to do. */
export class CheckpointError extends Error {}

/** A checkpoint file on disk. */
export interface StoredFile {
  readonly path: string
  readonly bytes: number
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number
}

/** How the names of checkpoint files end. */
export const ending = '.safetensors'

/** The file name of a checkpoint: after an epoch, or in the middle of one. */
export function checkpointName({ epoch, batch }: Pick<Progress, 'epoch' | 'batch'>): string {
  const middle = batch > 0 ? `-batch-${String(batch).padStart(6, '0')}` : ''
  return `epoch-${String(epoch).padStart(4, '0')}${middle}${ending}`
}

/** How far the run was that a file name speaks of; null for names that are not ours. */
function progressOf(name: string): Pick<Progress, 'epoch' | 'batch'> | null {
  const match = /^epoch-(\d+)(?:-batch-(\d+))?\.safetensors$/.exec(name)
  return match && { epoch: Number(match[1]), batch: Number(match[2] ?? 0) }
}

/** Makes a new folder for a run, named by the time and the network, and returns its path. */
export async function createRun(folder: string, now: Date, sizes: readonly number[]): Promise<string> {
  await makeFolder(folder)
  const stamp = now.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-')
  for (let copy = 1; ; copy++) {
    const path = join(folder, `${stamp}-${sizes.slice(0, 8).join('-')}${copy > 1 ? `-${copy}` : ''}`)
    try {
      await mkdir(path)
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
    await mkdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const isThere = code === 'EEXIST' && (await stat(folder)).isDirectory()
    if (isThere) return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await mkdir(folder)
  }
}

/** The checkpoint files of all runs in a folder, newest first. A folder that is not there holds none. */
export async function listFiles(folder: string): Promise<StoredFile[]> {
  const runs = await readdir(folder, { withFileTypes: true }).catch(missingIsEmpty(folder))
  const lists = await Promise.all(runs.filter(run => run.isDirectory()).map(run => listRun(join(folder, run.name))))
  return lists.flat().sort(newestFirst)
}

/** The checkpoint files of one run, newest first. */
export async function listRun(run: string): Promise<StoredFile[]> {
  const entries = await readdir(run, { withFileTypes: true }).catch(missingIsEmpty(run))
  const files = entries.filter(entry => entry.isFile() && entry.name.endsWith(ending))
  const found = await Promise.all(
    files.map(async ({ name }) => {
      const path = join(run, name)
      const { size, mtimeMs } = await stat(path)
      return { path, bytes: size, modified: mtimeMs }
    })
  )
  return found.sort(newestFirst)
}

/** What a checkpoint says of itself, from its header alone: quick, and silent about damage behind the header. */
export async function readDescription(path: string): Promise<Description> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const first = new Uint8Array(lengthBytes)
    const { bytesRead } = await file.read(first, 0, lengthBytes, 0)
    const length = lengthBytes + headerLength(first.subarray(0, bytesRead))
    if (length > size) throw new FormatError('it ends inside its header')
    const header = new Uint8Array(length)
    await file.read(header, 0, length, 0)
    return parseDescription(parseHeader(header, size).metadata)
  } finally {
    await file.close()
  }
}

/** A checkpoint that was read whole and verified. */
export interface Loaded {
  readonly path: string
  readonly checkpoint: Checkpoint
  /** Newer files that were passed over because they are damaged. */
  readonly passedOver: readonly string[]
}

/**
 * Loads what `name` stands for: a file; a run's folder, meaning its newest file; or `latest`, the newest file of all runs
 * in `folder`. Of several, the newest that verifies is taken.
 * @throws CheckpointError when there is none.
 */
export async function loadCheckpoint(name: string, folder: string): Promise<Loaded> {
  if (name === 'latest') {
    const files = await listFiles(folder)
    if (files.length === 0) {
      throw new CheckpointError(
        `There is no checkpoint in ${folder} yet: train first, or name another --checkpoints folder.`
      )
    }
    return newestWhole(files, folder)
  }
  const found = await stat(name).catch((error: NodeJS.ErrnoException) => {
    throw new CheckpointError(`The checkpoint ${name} can't be read (${error.code}): see downhill checkpoints list.`)
  })
  if (found.isDirectory()) {
    const files = await listRun(name)
    if (files.length === 0)
      throw new CheckpointError(`The folder ${name} holds no checkpoint: see downhill checkpoints list.`)
    return newestWhole(files, name)
  }
  try {
    return { path: name, checkpoint: decodeCheckpoint(await readFile(name)), passedOver: [] }
  } catch (error) {
    if (!(error instanceof FormatError)) {
      throw new CheckpointError(`The checkpoint ${name} can't be read (${(error as NodeJS.ErrnoException).code}).`)
    }
    throw new CheckpointError(`The checkpoint ${name} can't be used because ${error.message}: take another one.`)
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

async function newestWhole(files: readonly StoredFile[], place: string): Promise<Loaded> {
  const passedOver: string[] = []
  for (const { path } of files) {
    try {
      return { path, checkpoint: decodeCheckpoint(await readFile(path)), passedOver }
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      passedOver.push(path)
    }
  }
  throw new CheckpointError(`Every checkpoint in ${place} is damaged, ${files.length} in all: train anew.`)
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
