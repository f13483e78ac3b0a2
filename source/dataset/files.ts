import type { Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { DataError } from './dataset.js'

/** What `--data` can name, for a sentence that says what to do. */
export const wanted =
  "--data wants mnist, a folder with MNIST's four IDX files or with one subfolder of pictures a class, or a CSV file"

/** What stands at a path; undefined when there is nothing. @throws DataError when that can't be found out. */
export async function find(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new DataError(`${path} can't be read (${code ?? 'its name is none'}): ${wanted}.`)
  }
}

/**
 * The length of a file in bytes.
 * @throws DataError when there is none, or something that is no file: a pipe would keep us waiting, a device may never end.
 */
export async function lengthOf(path: string): Promise<number> {
  const found = await find(path)
  if (!found) throw new DataError(`${path} is not there: ${wanted}.`)
  if (!found.isFile()) throw new DataError(`${path} is not a file: ${wanted}.`)
  return found.size
}

/** A failure to read as a sentence; other errors go on as they are. */
export function unreadable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof DataError || code === undefined) return error
  if (code.startsWith('Z_')) return new DataError(`${path} is damaged where gzip packed it (${code}): fetch it again.`)
  return new DataError(`${path} can't be read (${code}): ${wanted}.`)
}

/** The first `count` bytes of a file, or as many as there are. */
export async function readStart(path: string, count: number): Promise<Uint8Array> {
  const file = await open(path, 'r').catch(error => {
    throw unreadable(path, error)
  })
  try {
    const bytes = new Uint8Array(count)
    const { bytesRead } = await file.read(bytes, 0, count, 0)
    return bytes.subarray(0, bytesRead)
  } catch (error) {
    throw unreadable(path, error)
  } finally {
    await file.close()
  }
}
