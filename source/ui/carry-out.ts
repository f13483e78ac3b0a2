import type { Drawing } from '../dataset/drawn.js'
import type { Command } from '../trainer/protocol.js'
import type { CheckpointList } from './checkpoints/list.js'
import type { Effect } from './situation.js'

/** Those who do what a key brings about. */
interface Hands {
  readonly send: (command: Command) => void
  readonly suspend: () => void
  readonly list: Pick<CheckpointList, 'remove' | 'exportTo'>
  readonly keep: (drawing: Drawing) => void
}

/** Has done what a key brings about. */
export function carryOut(effect: Effect, { send, suspend, list, keep }: Hands): void {
  switch (effect.type) {
    case 'send':
      send(effect.command)
      return
    case 'suspend':
      suspend()
      return
    case 'delete':
      void list.remove(effect.file)
      return
    case 'export':
      void list.exportTo(effect.file, effect.to)
      return
    case 'keep':
      keep(effect.drawing)
      return
  }
}
