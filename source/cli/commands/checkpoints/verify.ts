import { access } from 'node:fs/promises'
import { verifyFile } from '../../../checkpoint/load.js'
import { grouped } from '../../../ui/format.js'
import { print, printJson } from '../../../ui/lines.js'
import { visible } from '../../../ui/visible.js'
import { counting, progressBeside, progressLine } from '../../progress-line.js'
import { listShowing } from './listing.js'
import { tellUnreadable } from './unreadable.js'

/**
 * `downhill checkpoints verify`: reads every checkpoint of every run whole, and says which can't be used and why. Returns
 * the exit code: 1 when there is one, or a run that can't be read.
 */
export async function verifyCommand(folder: string, output: 'json' | 'lines'): Promise<number> {
  const { files, unreadable } = await listShowing(folder)
  tellUnreadable(unreadable)
  const progress = output === 'json' ? progressBeside() : progressLine()
  const tell = counting(progress, done => `reading checkpoints: ${grouped(done)} of ${grouped(files.length)}`)
  let read = 0
  let unusable = 0
  // One by one, because of many large files only one has to be in memory, and told at once, because it may take long.
  for (const [done, { path, bytes, modified }] of files.entries()) {
    tell(done)
    const problem = await verifyFile(path)
    // A run that trains with --keep deletes files while others are read.
    if (problem !== null && (await isGone(path))) continue
    read++
    if (problem !== null) unusable++
    if (output === 'json' || problem !== null) progress.clear()
    if (output === 'json') printJson({ path, bytes, modified, problem })
    else if (problem !== null) print(visible(`${path} can't be used because ${problem}`))
  }
  progress.clear()
  if (output === 'lines') print(summary(read, unusable, folder))
  return unusable + unreadable.length > 0 ? 1 : 0
}

async function isGone(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT'
  )
}

function summary(count: number, unusable: number, folder: string): string {
  if (count === 0) return `There is no checkpoint in ${visible(folder)} yet.`
  return `${grouped(count)} read, ${grouped(count - unusable)} whole, ${grouped(unusable)} not.`
}
