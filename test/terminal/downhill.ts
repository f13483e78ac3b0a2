import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { noiseFolder } from '../dataset/noise-folder.js'
import { temporaryFolder } from '../temporary-folder.js'
import { exitWhenRead, openTerminal, type Terminal } from './terminal.js'

export const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/**
 * The built program in a terminal of its own, saving into a folder of its own; both are gone when the running test ends.
 * `after` is a shell command that the same terminal runs behind it, `shell` and `variables` what all that runs in.
 */
export async function startDownhill(
  size: readonly [columns: number, rows: number],
  flags: readonly string[] = [],
  after = 'true',
  { shell = ['sh', '-c'], variables = {}, before = 'true' }: Surroundings = {}
): Promise<{ terminal: Terminal; checkpoints: string }> {
  const checkpoints = await temporaryFolder()
  const words = [process.execPath, program, ...(flags[0] === 'fit' ? flags : ofTraining(flags, checkpoints))]
  const line = `${before}; ${words.map(word => `'${word}'`).join(' ')}; code=$?; ${after}; ${exitWhenRead('$code')}`
  const terminal = openTerminal(shell[0]!, [...shell.slice(1), line], ...size, {
    CHECKPOINTS: checkpoints,
    ...variables
  })
  onTestFinished(() => terminal.kill())
  return { terminal, checkpoints }
}

/**
 * The flags of a run on a small data set, which is read at once, and saves after each of its short epochs: the program is up in
 * half the time.
 */
export async function onNoise(): Promise<readonly string[]> {
  return ['--data', await noiseFolder(), '--validation', '100', '--epochs', '1000000', '--keep', '1']
}

/** The flags of a run that saves where the test looks, and is long enough not to end by itself. */
function ofTraining(flags: readonly string[], checkpoints: string): readonly string[] {
  const epochs = flags.includes('--epochs') ? [] : ['--epochs', '400']
  const place = flags.includes('--checkpoints') ? [] : ['--checkpoints', checkpoints]
  return [...place, ...epochs, ...flags]
}

interface Surroundings {
  readonly shell?: readonly string[]
  readonly variables?: Readonly<Record<string, string>>
  /** A shell command that is run first. The folder of the checkpoints is $CHECKPOINTS there. */
  readonly before?: string
}

/** The number of the process that runs the program in a terminal that `startDownhill` has opened. */
export async function processOf({ pid }: Terminal): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return Number(children.trim().split(' ').at(-1))
}

/** The number of the running epoch, as the second row says. */
export function epochOf(rows: readonly string[]): number {
  return Number(rows[1]?.match(/epoch +([\d,]+)\//)?.[1]?.replaceAll(',', ''))
}

/** Mini-batches of the running epoch that are done, as the second row says. */
export function batchOf(rows: readonly string[]): number {
  return Number(rows[1]?.match(/batch +([\d,]+)\//)?.[1]?.replaceAll(',', ''))
}

/** Steps of a fit that are done, as the second row says. */
export function stepOf(rows: readonly string[]): number {
  return Number(rows[1]?.match(/step +([\d,]+)\//)?.[1]?.replaceAll(',', ''))
}

/** Share of right answers on held-out images in percent, as the panel says. */
export function heldOutOf(rows: readonly string[]): number {
  return Number(rows.join('\n').match(/held out +([\d.]+) %/)?.[1])
}

export const isTraining = (rows: readonly string[]) => rows[0]!.endsWith('training') && batchOf(rows) > 0
export const isFitting = (rows: readonly string[]) => rows[0]!.endsWith('training') && stepOf(rows) > 0
export const isPaused = (rows: readonly string[]) =>
  rows[0]!.endsWith('‖ paused') && rows.at(-2)!.includes('space resume')
export const isFailed = (rows: readonly string[]) => rows[0]!.endsWith('failed')
