import { visible } from '../ui/visible.js'

/** Says on standard error what went wrong. */
export function complain(message: string): void {
  process.stderr.write(`downhill: ${visible(message)}\n`)
}

/** Says on standard error that the program itself is wrong, and where: the lines of a stack stay lines. */
export function complainOf(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`downhill: ${text.split('\n').map(visible).join('\n')}\n`)
}
