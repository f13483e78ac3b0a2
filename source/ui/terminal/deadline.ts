import { interrupted } from './leaving.js'

/** How soon a program without a terminal ends, in milliseconds, unless it is saving. */
const soon = 1500
/** How long saving may take then: a disk that is gone, too, must not keep the program alive. */
const atLast = 60_000

/** Sees to it that a program whose terminal is gone does not live on behind it, whatever the worker is busy with. */
export function endInTime(isSaving: () => boolean): void {
  setTimeout(() => {
    if (!isSaving()) process.exit(interrupted)
  }, soon).unref()
  setTimeout(() => process.exit(interrupted), atLast).unref()
}
