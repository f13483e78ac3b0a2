import type { Action } from './keymap.js'
import type { Situation } from './situation.js'
import type { ScreenName } from './view.js'

/** What a key does, where, and how that is said. */
export interface Binding<Name extends string = Action> {
  /** Names of the keys, as `keyName` gives them; `text` is any character that can be written. */
  readonly keys: readonly string[]
  readonly action: Name
  /** The screen whose help explains it; `watched` are those that show the network at work. */
  readonly on: ScreenName | 'every' | 'watched'
  /** How the hint line and the help call the key. */
  readonly shown: string
  /** One or two words for the hint line; empty keeps a binding off it. */
  readonly hint: (situation: Situation) => string
  /** A sentence for the help; empty keeps a binding out of it. */
  readonly help: string
  readonly available: (situation: Situation) => boolean
}
