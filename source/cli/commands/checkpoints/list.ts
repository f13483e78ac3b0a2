import { basename, dirname } from 'node:path'
import { type Described, describeFiles } from '../../../checkpoint/describe.js'
import { recordNow } from '../../../checkpoint/history.js'
import { fileSize, grouped, measure, percent, placeName, age as timeSince } from '../../../ui/format.js'
import { print, printJson } from '../../../ui/lines.js'
import { visible } from '../../../ui/visible.js'
import { counting, withProgress } from '../../progress-line.js'
import { listShowing } from './listing.js'
import { tellUnreadable } from './unreadable.js'

/** `downhill checkpoints list`: every checkpoint of every run, the newest first. */
export async function listCommand(folder: string, output: 'json' | 'lines'): Promise<number> {
  const { files, unreadable } = await listShowing(folder)
  tellUnreadable(unreadable)
  const checkpoints = await withProgress(line => {
    const tell = counting(line, done => `reading checkpoints: ${grouped(done)} of ${grouped(files.length)}`)
    return describeFiles(files, tell)
  })
  if (output === 'json') for (const checkpoint of checkpoints) printJson(inJson(checkpoint))
  else print(plainLines(checkpoints, folder).join('\n'))
  return 0
}

function inJson({ file, description, problem }: Described): object {
  const { path, bytes, modified } = file
  if (!description) return { path, bytes, modified, problem }
  const { progress, history, recipe, parent } = description
  const last = history.at(-1) ?? null
  return { path, bytes, modified, epoch: progress.epoch, batch: progress.batch, last, recipe, parent }
}

function plainLines(checkpoints: readonly Described[], folder: string): string[] {
  if (checkpoints.length === 0) return [`There is no checkpoint in ${visible(folder)} yet.`]
  let run = ''
  return checkpoints.flatMap(listed => {
    const heading = dirname(listed.file.path)
    const lines = heading === run ? [] : [...(run ? [''] : []), `${visible(heading)}${origin(listed)}`]
    run = heading
    return [...lines, plainLine(listed)]
  })
}

/** Where a run began, told by its first file that is listed. */
function origin({ description }: Described): string {
  const parent = description?.parent
  return parent ? `  from ${placeName(parent)} of ${visible(parent.run)}` : ''
}

function plainLine({ file, description, problem }: Described): string {
  const name = visible(basename(file.path)).padEnd(32)
  const size = fileSize(file.bytes).padStart(8)
  const age = `${timeSince((Date.now() - file.modified) / 1000)} ago`.padStart(14)
  if (!description) return `  ${name}${size}${age}  can't be used: ${visible(problem ?? '')}`
  const last = recordNow(description.progress, description.history)
  if (!last) return `  ${name}${size}${age}`
  return `  ${name}${size}${age}  cost ${measure(last.cost)}  held out ${percent(last.validationAccuracy)}`
}
