import { createHash, randomBytes } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Action } from './retention.js'

/** A temporary file that nobody has written to for so long is nobody's, whoever began it: a day in milliseconds. */
const longest = 24 * 60 * 60 * 1000

/** Stands for the machine, and in it for the container, whose numbers of processes ours are among. */
const place = createHash('sha256').update(`${hostname()} ${processNamespace()}`).digest('hex').slice(0, 8)

/** A new name for a file that is being written: it says by which process, so that one whose process has died is found. */
export function temporaryName(): string {
  return `.${place}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`
}

/**
 * The temporary files in a run's folder that a process which was killed has left there, to be deleted. Those of a process
 * that lives are left alone, and so are those of other machines until they are a day old, because who lives there can't be
 * seen from here. A folder that is not there has none.
 * @throws the system's error.
 */
export async function findLeftovers(run: string): Promise<Action[]> {
  const names = await readdir(run).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const leftovers: Action[] = []
  for (const name of names) {
    const match = /^\.([0-9a-f]{8})-(\d+)-[0-9a-f]{16}\.tmp$/.exec(name)
    if (!match) continue
    const path = join(run, name)
    const isDead = match[1] === place && !isAlive(Number(match[2]))
    if (isDead || (await hasRested(path))) leftovers.push({ type: 'delete', path })
  }
  return leftovers
}

function isAlive(pid: number): boolean {
  try {
    // No signal is sent; it is only seen whether one could be.
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

async function hasRested(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > longest
  } catch (error) {
    // It has been put in its place, or deleted, since it was listed.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Empty where the system has no such thing. */
function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
