import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** What a disk is filled up by at a time: 4 KiB. */
export const page = 4096

/** Why there are no disks of a given size here; undefined when there are. */
export const noDisk = reasonAgainst()
if (noDisk) console.log(`Skipped what needs a small disk: ${noDisk}`)

function reasonAgainst(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-disk-'))
  try {
    mount(folder, 1)
    execFileSync('umount', [folder])
    return undefined
  } catch (error) {
    return `a tmpfs can't be mounted (${String((error as { stderr?: Buffer }).stderr ?? error).trim()}).`
  } finally {
    rmdirSync(folder)
  }
}

/** A folder on a disk of so many pages of its own, which is gone when the running test ends. */
export function smallDisk(pages: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-disk-'))
  mount(folder, pages)
  onTestFinished(async () => {
    execFileSync('umount', [folder])
    await rm(folder, { recursive: true })
  })
  return folder
}

function mount(folder: string, pages: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${pages * page}`, 'tmpfs', folder], { stdio: 'pipe' })
}
