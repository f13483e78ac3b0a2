import type { ExportName } from '../checkpoint/export.js'
import type { Drawing } from '../dataset/drawn.js'
import type { Command } from '../trainer/protocol.js'
import type { ListState } from './checkpoints/list.js'
import type { ListedFile } from './checkpoints/listed.js'
import type { RunState } from './store.js'
import type { View } from './view.js'

/** All that decides what a key does. */
export interface Situation {
  readonly run: RunState
  readonly view: View
  readonly list: ListState
  /** Size of the screen. */
  readonly columns: number
  readonly rows: number
}

/** What is to be done, apart from looking at something else. */
export type Effect =
  | { readonly type: 'send'; readonly command: Command }
  | { readonly type: 'suspend' }
  | { readonly type: 'delete'; readonly file: ListedFile }
  | { readonly type: 'keep'; readonly drawing: Drawing }
  | { readonly type: 'export'; readonly file: ListedFile; readonly to: ExportName }

/** What a key brings about. */
export interface Outcome {
  readonly view: View
  readonly effects: readonly Effect[]
}
