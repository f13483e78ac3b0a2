import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Puts a file in its place whole or not at all, so that neither a crash nor a full disk leaves a torn one: a new temporary
 * file in the same folder, written to the end, flushed to disk, renamed, the rename flushed too. (Popular packages for
 * this were tried on a full disk; two of them reported success and left a torn file.)
 * @throws the system's error; the file that stood there before is untouched then.
 */
export async function saveAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${randomBytes(8).toString('hex')}.tmp`)
  try {
    await withHandle(await open(temporary, 'wx'), async file => {
      for (let written = 0; written < bytes.length; ) {
        written += (await file.write(bytes, written)).bytesWritten
      }
      await file.sync()
    })
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
  // Windows can't open a folder; there the rename is flushed with the file system's own journal.
  if (process.platform !== 'win32') await withHandle(await open(folder, 'r'), handle => handle.sync())
}

async function withHandle(handle: FileHandle, use: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(handle)
  } finally {
    await handle.close()
  }
}
