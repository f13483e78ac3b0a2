import { visible } from '../ui/visible.js'

/** Says on standard error what went wrong. */
export function complain(message: string): void {
  process.stderr.write(`downhill: ${visible(message)}\n`)
}
