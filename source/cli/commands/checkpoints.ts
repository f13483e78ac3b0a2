import { basename, dirname } from 'node:path'
import type { Description } from '../../checkpoint/checkpoint.js'
import { FormatError } from '../../checkpoint/safetensors.js'
import { listFiles, readDescription, type StoredFile } from '../../checkpoint/store.js'
import { fileSize, measure, percent, age as timeSince } from '../../ui/format.js'
import { visible } from '../../ui/visible.js'

/** A checkpoint file with what it says of itself, or why it says nothing. */
interface Listed {
  readonly file: StoredFile
  readonly description: Description | null
  readonly problem: string | null
}

/** `downhill checkpoints list`: every checkpoint of every run, the newest first. */
export async function checkpointsCommand(folder: string, json: boolean): Promise<number> {
  const files = await listFiles(folder)
  const checkpoints = await Promise.all(files.map(describe))
  const lines = json ? checkpoints.map(jsonLine) : plainLines(checkpoints, folder)
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

async function describe(file: StoredFile): Promise<Listed> {
  try {
    return { file, description: await readDescription(file.path), problem: null }
  } catch (error) {
    const problem =
      error instanceof FormatError ? error.message : ((error as NodeJS.ErrnoException).code ?? 'unreadable')
    return { file, description: null, problem }
  }
}

function jsonLine({ file, description, problem }: Listed): string {
  const { path, bytes, modified } = file
  if (!description) return JSON.stringify({ path, bytes, modified, problem })
  const { progress, history, recipe } = description
  const last = history.at(-1) ?? null
  return JSON.stringify({ path, bytes, modified, epoch: progress.epoch, batch: progress.batch, last, recipe })
}

function plainLines(checkpoints: readonly Listed[], folder: string): string[] {
  if (checkpoints.length === 0) return [`There is no checkpoint in ${visible(folder)} yet.`]
  let run = ''
  return checkpoints.flatMap(listed => {
    const heading = dirname(listed.file.path)
    const lines = heading === run ? [] : [...(run ? [''] : []), visible(heading)]
    run = heading
    return [...lines, plainLine(listed)]
  })
}

function plainLine({ file, description, problem }: Listed): string {
  const name = visible(basename(file.path)).padEnd(32)
  const size = fileSize(file.bytes).padStart(8)
  const age = `${timeSince((Date.now() - file.modified) / 1000)} ago`.padStart(14)
  if (!description) return `  ${name}${size}${age}  damaged: ${visible(problem ?? '')}`
  const last = description.history.at(-1)
  if (!last) return `  ${name}${size}${age}`
  return `  ${name}${size}${age}  cost ${measure(last.cost)}  held out ${percent(last.validationAccuracy)}`
}
