import { emptyList } from '../../source/ui/checkpoints/list.js'
import type { Situation } from '../../source/ui/situation.js'
import { initialState } from '../../source/ui/store.js'
import { initialView } from '../../source/ui/view.js'

/** A person at a terminal of 80 × 24 who has done nothing yet, apart from what is said. */
export function situation(changed: Partial<Situation> = {}): Situation {
  return { run: initialState, view: initialView, list: emptyList, columns: 80, rows: 23, ...changed }
}
