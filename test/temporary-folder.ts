import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A fresh empty folder that is gone again when the running test ends. */
export async function temporaryFolder(): Promise<string> {
  const { folder, remove } = await keptFolder()
  onTestFinished(remove)
  return folder
}

/** The same for several tests: whoever asks for it calls `remove` in the end. */
export async function keptFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'downhill-test-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
