import type { RunState } from '../store.js'

/** Times a second that pictures are drawn anew while training: their colours change everywhere at once. */
const refreshRate = 6

/** The same as long as a picture of the run may stay as it is: while training it is drawn anew `rate` times a second. */
export function momentOf({ phase, pulse }: RunState, rate = refreshRate): string {
  if (phase === 'training') return String(Math.floor((pulse?.seconds ?? 0) * rate))
  return `${phase} ${pulse?.epoch} ${pulse?.batch}`
}
