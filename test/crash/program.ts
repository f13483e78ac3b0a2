import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { start } from '../cli/downhill.js'

/** A line of `--json` about an epoch. */
export interface EpochLine {
  readonly event: 'epoch'
  readonly epoch: number
  readonly cost: number
  readonly trainAccuracy: number
  readonly validationAccuracy: number | null
  /** null when it could not be saved. */
  readonly checkpoint: string | null
}

type Line = EpochLine | { readonly event: 'ready'; readonly epoch: number; readonly batch: number } | { event: 'done' }

/** A run of the built program on noise, and what it has told so far. It is killed when the running test ends. */
export function follow(flags: readonly string[]) {
  const { child, exit } = start(['--json', ...flags])
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: Line[] = []
  let complaints = ''
  let heard = () => {}
  let isOver = false
  child.stderr.on('data', (text: Buffer) => {
    complaints += text
    heard()
  })
  // What stands behind the last line end has not been told: the program was killed while it wrote that.
  let rest = ''
  child.stdout.on('data', (text: Buffer) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop()!
    for (const part of parts) lines.push(JSON.parse(part))
    heard()
  })
  const over = Promise.all([exit, new Promise(resolve => child.stdout.once('close', resolve))]).then(([[code]]) => {
    isOver = true
    heard()
    return code
  })

  /** Waits until something is so. */
  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (isOver) throw new Error(`The program ended: ${complaints || JSON.stringify(lines.at(-1))}`)
      await new Promise<void>(resolve => {
        heard = resolve
      })
    }
  }

  const all = <Event extends Line['event']>(event: Event) =>
    lines.filter(line => line.event === event) as Extract<Line, { event: Event }>[]
  /** What it said on standard error, line by line. */
  const complained = () => complaints.split('\n').slice(0, -1)
  return { child, over, until, all, complained, epochs: () => all('epoch') }
}

/** The names of all files in the only run of a folder, and where it is. */
export async function onlyRun(checkpoints: string): Promise<{ run: string; names: string[] }> {
  const [run, ...others] = await readdir(checkpoints)
  if (run === undefined || others.length > 0) throw new Error(`There is not one run in ${checkpoints}.`)
  return { run: join(checkpoints, run), names: (await readdir(join(checkpoints, run))).toSorted() }
}
