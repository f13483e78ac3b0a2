import { cut } from '../ui/class-name.js'
import { shown } from '../ui/lines.js'
import { visible } from '../ui/visible.js'

/** A line on standard error that says what is being done, for as long as it is, where there is a terminal to see it. */
export interface ProgressLine {
  show(what: string): void
  clear(): void
}

/** What ends a program from outside, before which the line is to go. */
const signals = ['SIGINT', 'SIGTERM', 'SIGQUIT'] as const

export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  // A dumb terminal can't erase what is written over, and a screen reader would read each of them.
  const { TERM, INK_SCREEN_READER } = process.env
  if (!stream.isTTY || TERM === 'dumb' || INK_SCREEN_READER === 'true') return silentLine
  let isShown = false
  // Back to the first column, and nothing is left of what was there.
  const write = (text: string) => stream.write(`\r${text}\u001b[K`)
  const onSignal = (signal: NodeJS.Signals) => {
    clear()
    // Where nobody else heeds it, it ends the program, as if nobody had listened.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  function clear(): void {
    if (!isShown) return
    isShown = false
    for (const signal of signals) process.off(signal, onSignal)
    write('')
  }
  return {
    show(what) {
      if (!isShown) for (const signal of signals) process.on(signal, onSignal)
      isShown = true
      write(cut(shown(visible(what)), (stream.columns || 80) - 1))
    },
    clear
  }
}

/** A line that says nothing. */
const silentLine: ProgressLine = { show() {}, clear() {} }

/** The same for work whose results are printed as they come: where they are seen, they tell how far it is. */
export function progressBeside(output: NodeJS.WriteStream = process.stdout): ProgressLine {
  return output.isTTY ? silentLine : progressLine()
}

/** Does work that is told of on a line, which is gone when the work is done or has failed. */
export async function withProgress<Result>(
  work: (line: ProgressLine) => Promise<Result> | Result,
  line = progressLine()
): Promise<Result> {
  try {
    return await work(line)
  } finally {
    line.clear()
  }
}

/** What takes less is over before it can be read; and how often a count that is shown changes, in milliseconds. */
const patience = 500
const rhythm = 100

/** Tells on a line how far many small steps have come, once they have taken half a second, and from time to time. */
export function counting<Done = number>(
  line: ProgressLine,
  what: (done: Done) => string,
  now: () => number = () => performance.now()
): (done: Done) => void {
  let due = now() + patience
  return done => {
    if (now() < due) return
    due = now() + rhythm
    line.show(what(done))
  }
}
