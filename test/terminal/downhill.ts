import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../temporary-folder.js'
import { openTerminal, type Terminal } from './terminal.js'

export const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/**
 * The built program in a terminal of its own, saving into a folder of its own; both are gone when the running test ends.
 * `after` is a shell command that the same terminal runs behind it.
 */
export async function startDownhill(
  size: readonly [columns: number, rows: number],
  flags: readonly string[] = [],
  after = 'true'
): Promise<{ terminal: Terminal; checkpoints: string }> {
  const checkpoints = await temporaryFolder()
  // Long enough not to end by itself.
  const epochs = flags.includes('--epochs') ? [] : ['--epochs', '400']
  const words = [process.execPath, program, '--checkpoints', checkpoints, ...epochs, ...flags]
  const line = `${words.map(word => `'${word}'`).join(' ')}; code=$?; ${after}; exit $code`
  const terminal = openTerminal('sh', ['-c', line], ...size)
  onTestFinished(() => terminal.kill())
  return { terminal, checkpoints }
}

/** Mini-batches of the running epoch that are done, as the second row says. */
export function batchOf(rows: readonly string[]): number {
  return Number(rows[1]?.match(/batch +([\d,]+)\//)?.[1]?.replaceAll(',', ''))
}

/** Share of right answers on held-out images in percent, as the panel says. */
export function heldOutOf(rows: readonly string[]): number {
  return Number(rows.join('\n').match(/held out +([\d.]+) %/)?.[1])
}

export const isTraining = (rows: readonly string[]) => rows[0]!.endsWith('training') && batchOf(rows) > 0
export const isPaused = (rows: readonly string[]) =>
  rows[0]!.endsWith('‖ paused') && rows.at(-2)!.includes('space resume')
