import { visible } from '../ui/visible.js'

/** A line on standard error that says what is being done, for as long as it is, where there is a terminal to see it. */
export interface ProgressLine {
  show(what: string): void
  clear(): void
}

export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let isShown = false
  const write = (text: string) => {
    // Back to the first column, and nothing is left of what was there.
    if (stream.isTTY) stream.write(`\r${text}\u001b[K`)
  }
  return {
    show(what) {
      isShown = true
      write(visible(what).slice(0, (stream.columns ?? 80) - 1))
    },
    clear() {
      if (isShown) write('')
      isShown = false
    }
  }
}
