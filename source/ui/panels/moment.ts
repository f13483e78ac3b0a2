import type { RunState } from '../store.js'

/** Times a second that pictures are drawn anew while training: their colours change everywhere at once. */
const refreshRate = 6

/** The same as long as a picture of the run may stay as it is. */
export function momentOf({ phase, pulse }: RunState): string {
  if (phase === 'training') return String(Math.floor((pulse?.seconds ?? 0) * refreshRate))
  return `${phase} ${pulse?.epoch} ${pulse?.batch}`
}
