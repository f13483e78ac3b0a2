import { mostInARow } from '../engine/descent.js'
import type { Run } from './run.js'

/**
 * Work between two looks at the clock and the inbox: a millisecond or two, as most pixels are zero and are passed over, and less than
 * a frame where none is. A pass is about 6 FLOP a weight.
 */
const rowFlop = 3e8

/** How many mini-batches of a run are trained on in a row at full speed: what happens between two of them is not for free. */
export function fullRow({ layout, batches }: Pick<Run, 'layout' | 'batches'>): number {
  const flop = 6 * layout.network.parameterCount * batches.size
  return Math.max(1, Math.min(mostInARow, Math.floor(rowFlop / flop)))
}
