import { type CheckpointList, emptyList, type ListState } from '../../source/ui/checkpoints/list.js'

/** A folder without checkpoints, listed. */
const nothing: ListState = { ...emptyList, isListing: false }

/** A list of checkpoints that reads nothing: it knows what a test tells it, and remembers what it is asked for. */
export function fixedList(state: ListState = nothing) {
  const calls: (readonly [name: string, ...args: readonly unknown[]])[] = []
  const listeners = new Set<() => void>()
  let known = state
  const list: CheckpointList = {
    state: () => known,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: () => void calls.push(['open']),
    close: () => void calls.push(['close']),
    refresh: folder => void calls.push(['refresh', folder]),
    want: (rows, whole) => void calls.push(['want', rows.map(({ path }) => path), whole.map(({ path }) => path)]),
    remove: async ({ path }) => void calls.push(['remove', path]),
    exportTo: async ({ path }, to) => void calls.push(['exportTo', path, to]),
    hush: () => {}
  }
  function know(changed: Partial<ListState>): void {
    known = { ...known, ...changed }
    for (const listener of listeners) listener()
  }
  /** All it was asked for, apart from what it was to read. */
  const deeds = () => calls.filter(([name]) => name !== 'want')
  return { list, calls, deeds, know }
}
