import { prefersAscii } from './ascii-terminal.js'
import { asciiText } from './painter/ascii.js'
import { visible, visibleJson } from './visible.js'

/** Text as the person's terminal can show it: in ASCII alone where the locale knows no more. */
export const shown = (text: string) => (prefersAscii(process.env) ? asciiText(text) : text)

/** A line on standard output. What comes from outside has to have been made visible. */
export function print(line: string): void {
  process.stdout.write(`${shown(line)}\n`)
}

/** A value as a line of JSON on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${visibleJson(value)}\n`)
}

/** Says on standard error what went wrong. */
export function complain(message: string): void {
  process.stderr.write(`downhill: ${shown(visible(message))}\n`)
}

/** Says on standard error that the program itself is wrong, and where: the lines of a stack stay lines. */
export function complainOf(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`downhill: ${shown(text.split('\n').map(visible).join('\n'))}\n`)
}
