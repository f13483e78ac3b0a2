import type { Command } from '../../trainer/protocol.js'
import type { Store } from '../store.js'

/** How long the worker may take to come to rest, in milliseconds: a person waits for the shell. */
const patience = 300

/**
 * What brings training to rest before the program is stopped, and returns what lets it go on: time that stood still is not
 * to be counted as time spent training.
 */
export function restOf(store: Store, send: (command: Command) => void): () => Promise<() => void> {
  return async () => {
    if (store.state().phase !== 'training') return () => {}
    send({ type: 'pause' })
    await isSo(store, ({ phase }) => phase !== 'training', patience)
    return () => send({ type: 'resume' })
  }
}

/** Settles when the state is as wanted, or when that takes longer than `milliseconds`. */
function isSo(store: Store, wanted: (state: ReturnType<Store['state']>) => boolean, milliseconds: number) {
  return new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    const unsubscribe = store.subscribe(() => {
      if (wanted(store.state())) done()
    })
  })
}
