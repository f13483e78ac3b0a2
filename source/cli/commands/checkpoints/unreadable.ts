import type { Unusable } from '../../../checkpoint/store.js'
import { complain } from '../../complain.js'

/** Says which runs can't be read, and so are passed over. */
export function tellUnreadable(runs: readonly Unusable[]): void {
  for (const { path, problem } of runs) {
    complain(`The run ${path} is passed over because ${problem}: see whether its folder may be read.`)
  }
}
