/** Why the program has to end though nobody has pressed a key for it. */
export type Exit =
  | { readonly type: 'signal'; readonly signal: NodeJS.Signals }
  /** The terminal or the pipe at the other end is gone. */
  | { readonly type: 'lost' }
  /** An error that nobody has caught. */
  | { readonly type: 'error'; readonly error: unknown }

/** What may come to end the program, told to one listener. */
export interface Exits {
  /** Has the listener hear what comes, and at once what has come before it listened. */
  listen(listener: (exit: Exit) => void): void
  /** Signals and errors are Node's own again. A stream that is lost stays without consequence. */
  close(): void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

/** Listens for all that would end the program half-way: signals, errors, and the loss of one of `streams`. */
export function watchExits(streams: readonly (NodeJS.ReadStream | NodeJS.WriteStream)[]): Exits {
  let waiting: Exit[] = []
  let tell: (exit: Exit) => void = exit => waiting.push(exit)
  const onSignal = (signal: NodeJS.Signals) => tell({ type: 'signal', signal })
  const onError = (error: unknown) => tell({ type: 'error', error })
  const onLoss = () => tell({ type: 'lost' })
  for (const signal of signals) process.on(signal, onSignal)
  process.on('uncaughtException', onError)
  for (const stream of streams) {
    stream.on('error', onLoss)
    if ('setRawMode' in stream) stream.on('end', onLoss)
  }
  // What can't be complained about is no reason to stop.
  process.stderr.on('error', () => {})
  return {
    listen(listener) {
      tell = listener
      for (const exit of waiting) listener(exit)
      waiting = []
    },
    close() {
      for (const signal of signals) process.off(signal, onSignal)
      process.off('uncaughtException', onError)
      tell = () => {}
    }
  }
}
