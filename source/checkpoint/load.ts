import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { type Checkpoint, decodeCheckpoint } from './checkpoint.js'
import { problemOf } from './describe.js'
import { CheckpointError, type Listing, listFiles, listRun, type Unusable } from './store.js'

/** A checkpoint that was read whole and verified. */
export interface Loaded {
  readonly path: string
  readonly checkpoint: Checkpoint
  /** Newer files that were passed over, the newest first, and folders that can't be read. */
  readonly passedOver: readonly Unusable[]
}

/**
 * Loads what `name` stands for: a file; a run's folder, meaning its newest file; or `latest`, the newest file of all runs
 * in `folder`. Of several, the newest that verifies is taken.
 * @throws CheckpointError when there is none.
 */
export async function loadCheckpoint(name: string, folder: string): Promise<Loaded> {
  if (name === 'latest') {
    const listing = await listFiles(folder)
    if (listing.files.length + listing.unreadable.length === 0) {
      throw new CheckpointError(
        `There is no checkpoint in ${folder} yet: train first, or name another --checkpoints folder.`
      )
    }
    return newestWhole(listing, folder)
  }
  const found = await stat(name).catch((error: NodeJS.ErrnoException) => {
    throw new CheckpointError(`The checkpoint ${name} can't be read (${error.code}): see ${listOf(folder)}.`)
  })
  await refuseEscape(name, folder)
  if (found.isDirectory()) {
    const files = await listRun(name)
    if (files.length === 0) throw new CheckpointError(`The folder ${name} holds no checkpoint: see ${listOf(folder)}.`)
    return newestWhole({ files, unreadable: [] }, name)
  }
  // A pipe would keep us waiting, and a device may never end.
  if (!found.isFile()) throw new CheckpointError(`The checkpoint ${name} is neither a file nor a folder: name one.`)
  const { checkpoint, problem } = await read(name)
  if (checkpoint) return { path: name, checkpoint, passedOver: [] }
  throw new CheckpointError(`The checkpoint ${name} can't be used because ${problem}: take another one.`)
}

/** What to tell a person who asked for the newest and gets another one; nothing when it is the newest. */
export function fallbackWarnings({ path, passedOver }: Loaded): string[] {
  return passedOver.slice(0, 1).map(newest => {
    const problem = `${newest.problem}${andMore(passedOver)}`
    return `${newest.path} can't be used because ${problem}: ${path} is taken instead.`
  })
}

/** Reads a file whole. Returns why it can't be used; null when it can. */
export async function verifyFile(path: string): Promise<string | null> {
  return (await read(path)).problem
}

type Read =
  | { readonly checkpoint: Checkpoint; readonly problem: null }
  | { readonly checkpoint: null; readonly problem: string }

async function read(path: string): Promise<Read> {
  try {
    return { checkpoint: decodeCheckpoint(await readFile(path)), problem: null }
  } catch (error) {
    return { checkpoint: null, problem: problemOf(error) }
  }
}

async function newestWhole({ files, unreadable }: Listing, place: string): Promise<Loaded> {
  const passedOver: Unusable[] = []
  for (const { path } of files) {
    const { checkpoint, problem } = await read(path)
    if (checkpoint) return { path, checkpoint, passedOver: [...passedOver, ...unreadable] }
    passedOver.push({ path, problem })
  }
  const all = [...passedOver, ...unreadable]
  const [newest] = all as [Unusable, ...Unusable[]]
  throw new CheckpointError(
    `No checkpoint in ${place} can be used: ${newest.path} can't because ${newest.problem}${andMore(all)}; train anew.`
  )
}

function andMore({ length }: readonly Unusable[]): string {
  return length > 1 ? `, nor can ${length - 1} more` : ''
}

/**
 * A name below the checkpoints' folder has to stay there: a link that leads out of it would have a run read, and saved,
 * where nobody looks for it.
 * @throws CheckpointError when it doesn't.
 */
async function refuseEscape(name: string, folder: string): Promise<void> {
  if (!isBelow(resolve(name), resolve(folder))) return
  if (isBelow(await realpath(name), await realpath(folder))) return
  throw new CheckpointError(`${name} is a symbolic link out of ${folder}: name the place it leads to.`)
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The command that lists what there is in a folder. */
function listOf(folder: string): string {
  return `downhill checkpoints list${folder === 'checkpoints' ? '' : ` --checkpoints ${folder}`}`
}
