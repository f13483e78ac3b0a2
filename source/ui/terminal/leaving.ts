import type { Exit } from './exits.js'

/** What a screen is about to leave behind. */
interface Screen {
  /** Takes the screen away. */
  readonly unmount: () => void
  /** Tells the worker to end, after saving what there is to save. */
  readonly stop: () => void
  /** Sees to it that the program ends though its terminal is gone. */
  readonly endInTime: () => void
}

/** How a screen ends though nobody has pressed a key for it. */
export interface Leaving {
  readonly leave: (exit: Exit) => void
  readonly onError: (error: unknown) => void
  /**
   * The exit code of a program that has otherwise come to `code`.
   * @throws whatever kept the screen from being drawn
   */
  exitCode(code: number): number
}

/** The exit code of a program that was told from outside to end, and has saved. */
export const interrupted = 130

export function createLeaving({ unmount, stop, endInTime }: Screen): Leaving {
  // What can't be drawn must not train on unseen, and nobody who is told to end asks twice for nothing.
  let crash: { readonly error: unknown } | undefined
  let isTold = false
  const leave = (exit: Exit) => {
    if (exit.type === 'error') crash ??= exit
    // An error is not to be drawn over, there is nothing to draw on, or who asks again does not want to wait.
    if (exit.type !== 'signal' || isTold) unmount()
    if (exit.type === 'signal' && isTold) process.exit(interrupted)
    if (exit.type === 'lost') endInTime()
    isTold = true
    stop()
  }
  return {
    leave,
    onError: error => leave({ type: 'error', error }),
    exitCode(code) {
      if (crash) throw crash.error
      return code === 0 && isTold ? interrupted : code
    }
  }
}
