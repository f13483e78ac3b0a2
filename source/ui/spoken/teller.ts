import type { Event } from '../../trainer/protocol.js'
import { paced } from '../paced.js'
import type { RunState, Store } from '../store.js'
import { epochsSentences, newsOf } from './news.js'

/** What has been said of a run, sentence by sentence; what is said once stays said. */
export interface Teller {
  sentences(): readonly string[]
  subscribe(listener: () => void): () => void
  /** Takes an event that the store knows already, and how things were before it. */
  hear(event: Event, before: RunState): void
  say(sentences: readonly string[]): void
  /** Says what waits to be said. */
  finish(): void
}

/** Time for a sentence, in milliseconds: epochs that are faster share one. */
const pace = 3000

/** Tells what happens in plain sentences, each of which is there at once, but those about epochs no faster than they are heard. */
export function createTeller(store: Pick<Store, 'state'>): Teller {
  let sentences: readonly string[] = []
  let untold = 0
  const listeners = new Set<() => void>()

  function say(more: readonly string[]): void {
    const said = more.filter(one => one !== '')
    if (said.length === 0) return
    sentences = [...sentences, ...said]
    for (const listener of listeners) listener()
  }

  function tellEpochs(state: RunState): void {
    const count = untold
    untold = 0
    if (count > 0) say(epochsSentences(state, count))
  }

  const epochs = paced(() => tellEpochs(store.state()), pace)

  return {
    sentences: () => sentences,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hear(event, before) {
      if (event.type === 'epoch') {
        untold++
        epochs()
        return
      }
      const news = newsOf(event, before, store.state())
      if (news.length === 0) return
      // Another run may have begun: its epochs are not those.
      tellEpochs(event.type === 'ready' ? before : store.state())
      say(news)
    },
    say,
    finish() {
      epochs.cancel()
      tellEpochs(store.state())
    }
  }
}
