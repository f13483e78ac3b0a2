/** What is told of something that trains. */
interface Watched {
  state(): { readonly phase: string }
  subscribe(listener: () => void): () => void
}

/** How long the worker may take to come to rest, in milliseconds: a person waits for the shell. */
const patience = 300

/**
 * What brings training to rest before the program is stopped, and returns what lets it go on: time that stood still is not
 * to be counted as time spent training.
 */
export function restOf(
  store: Watched,
  send: (command: { readonly type: 'pause' | 'resume' }) => void
): () => Promise<() => void> {
  return async () => {
    if (store.state().phase !== 'training') return () => {}
    send({ type: 'pause' })
    await isResting(store, patience)
    return () => send({ type: 'resume' })
  }
}

/** Settles when it does not train any more, or when that takes longer than `milliseconds`. */
function isResting(store: Watched, milliseconds: number) {
  return new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    const unsubscribe = store.subscribe(() => {
      if (store.state().phase !== 'training') done()
    })
  })
}
