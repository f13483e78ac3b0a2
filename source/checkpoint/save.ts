import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { temporaryName } from './leftovers.js'

/**
 * Puts a file in its place whole or not at all, so that neither a crash nor a full disk leaves a torn one: a new temporary
 * file in the same folder, written to the end, flushed to disk, renamed, the rename flushed too. (Popular packages for
 * this were tried on a full disk; two of them reported success and left a torn file.)
 * @throws the system's error; unless it came from flushing the rename, the file that stood there before is untouched then.
 */
export async function saveAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, temporaryName())
  try {
    await withHandle(await open(temporary, 'wx'), async file => {
      for (let written = 0; written < bytes.length; ) {
        written += (await file.write(bytes, written, bytes.length - written, written)).bytesWritten
      }
      await file.sync()
    })
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
  await syncFolder(folder)
}

/**
 * Flushes to disk what was made and renamed in a folder.
 * @throws the system's error.
 */
export async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder; there it is flushed with the file system's own journal.
  if (process.platform === 'win32') return
  try {
    await withHandle(await open(folder, 'r'), handle => handle.sync())
  } catch (error) {
    // What some file systems always answer: they know no flushing of folders.
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall !== 'fsync' || (code !== 'EINVAL' && code !== 'ENOTSUP')) throw error
  }
}

async function withHandle(handle: FileHandle, use: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(handle)
  } finally {
    await handle.close()
  }
}
