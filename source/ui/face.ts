import type { RenderOptions } from 'ink'
import type { ReactNode } from 'react'
import type { Command, Event } from '../trainer/protocol.js'
import type { CheckpointList } from './checkpoints/list.js'
import type { Inspector } from './inspector.js'
import type { Surveys } from './landscape/surveys.js'
import type { Look } from './painter/screen-options.js'
import type { RunState, Store } from './store.js'

/** What a face is put on. */
export interface Body {
  readonly store: Store
  readonly list: CheckpointList
  readonly inspector: Inspector
  readonly surveys: Surveys
  readonly look: Look
  readonly send: (command: Command) => void
  /** Lets the shell have the terminal for a while. */
  readonly suspend: () => void
}

/** What a person gets of the dashboard: something to see, or something to hear. */
export interface Face {
  readonly tree: ReactNode
  readonly options: RenderOptions
  /** Takes an event that the store knows already, and how things were before it. */
  readonly hear?: (event: Event, before: RunState) => void
  /** Says what is left to be said, before it goes. */
  readonly finish?: () => void
}

export type MakeFace = (body: Body) => Face
