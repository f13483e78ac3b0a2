import type { Store } from '../store.js'

/** How soon a program without a terminal ends, in milliseconds, unless it is saving. */
const soon = 1500
/** How long saving may take then: a disk that is gone, too, must not keep the program alive. */
const atLast = 60_000

/** Sees to it that a program whose terminal is gone does not live on behind it, whatever the worker is busy with. */
export function endInTime(store: Store, code: number): void {
  const isSaving = () => store.state().phase === 'stopped'
  setTimeout(() => {
    if (!isSaving()) process.exit(code)
  }, soon).unref()
  setTimeout(() => process.exit(code), atLast).unref()
}
