import { useApp } from 'ink'
import { useEffect } from 'react'

/** How long after it should have stopped a process that could not be stopped goes on, in milliseconds. */
const patience = 100

/**
 * Stops the program as the shell wants it, and has it drawn anew when it goes on: after Ctrl-Z, which reaches us as a key and
 * is meant for all programs of this job, after a signal from outside, and after a stop that nobody can hear of beforehand.
 */
export interface Suspension {
  /** Gives the terminal back, and stops whatever runs in the foreground with us. */
  suspend(): void
  /** Tells how the terminal is given back for a while. */
  attach(away: Away): () => void
}

/** Gives the terminal back, does something, and takes the terminal again. */
type Away = (during: () => Promise<void>) => Promise<void>

/** A suspension before which all comes to rest; `rest` returns what brings it back into motion. */
export function createSuspension(rest: () => Promise<() => void>): Suspension {
  let away: Away | undefined
  let isAway = false

  async function once(leave: () => Promise<void>): Promise<void> {
    if (isAway) return
    isAway = true
    try {
      await leave()
    } finally {
      isAway = false
    }
  }

  async function stop(processes: number): Promise<void> {
    // It comes to rest while the terminal is still ours: what is said of that would not be said again.
    const goOn = await rest()
    await away?.(async () => {
      // Without our own listener, the signal does what it does to any program.
      process.off('SIGTSTP', onStop)
      process.kill(processes, 'SIGTSTP')
      // A job that no shell looks after is not stopped at all.
      await new Promise(resolve => setTimeout(resolve, patience))
      process.on('SIGTSTP', onStop)
      learnSize()
    })
    goOn()
  }

  const onStop = () => void once(() => stop(process.pid))
  const onContinue = () => void once(async () => away?.(async () => learnSize()))

  return {
    suspend: () => void once(() => stop(0)),
    attach(newAway) {
      away = newAway
      process.on('SIGTSTP', onStop)
      process.on('SIGCONT', onContinue)
      return () => {
        away = undefined
        process.off('SIGTSTP', onStop)
        process.off('SIGCONT', onContinue)
      }
    }
  }
}

/** Who is stopped isn't told that the terminal has got another size. */
function learnSize(): void {
  process.emit('SIGWINCH', 'SIGWINCH')
}

/** Lends Ink's hold on the terminal to a suspension. Shows nothing. */
export function SuspensionPoint({ suspension }: { readonly suspension: Suspension }) {
  const { suspendTerminal } = useApp()
  useEffect(() => suspension.attach(suspendTerminal), [suspension, suspendTerminal])
  return null
}
