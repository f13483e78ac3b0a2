import { open } from 'node:fs/promises'
import { type Description, decodeDescription } from './checkpoint.js'
import { FormatError, headerLength, lengthBytes } from './safetensors.js'
import type { StoredFile } from './store.js'

/** A checkpoint file with what it says of itself, or why it says nothing. */
export interface Described {
  readonly file: StoredFile
  readonly description: Description | null
  readonly problem: string | null
}

/** Files that are open at one time: far fewer than a process may open, and enough to keep a disk busy. */
const mostOpen = 32

/**
 * What each of many files says of itself, in their order. Files that have been deleted since they were listed are left out.
 * `tell` hears how many have been read.
 */
export async function describeFiles(
  files: readonly StoredFile[],
  tell: (done: number) => void = () => {}
): Promise<Described[]> {
  const described: Described[] = []
  for (let i = 0; i < files.length; i += mostOpen) {
    const next = await Promise.all(files.slice(i, i + mostOpen).map(describeFile))
    described.push(...next.filter(one => one !== null))
    tell(Math.min(files.length, i + mostOpen))
  }
  return described
}

async function describeFile(file: StoredFile): Promise<Described | null> {
  try {
    return { file, description: await readDescription(file.path), problem: null }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    return { file, description: null, problem: problemOf(error) }
  }
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
    return decodeDescription(header, size)
  } finally {
    await file.close()
  }
}

/** Why a file can't be used, as a clause about it. An error that is neither the file's nor the system's goes on. */
export function problemOf(error: unknown): string {
  if (error instanceof FormatError) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return `it can't be read (${code})`
}
