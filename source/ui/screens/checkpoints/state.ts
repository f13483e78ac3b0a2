import type { ListedFile } from '../../checkpoints/listed.js'
import { type Choice, noChoice } from './choice.js'
import type { Order } from './rows.js'

/** What the person looks at on the Checkpoints screen; what there is to look at is the list's. */
export interface CheckpointsState {
  readonly choice: Choice
  readonly order: Order
  readonly filter: string
  /** The path of the file that the chosen one is compared with. */
  readonly marked: string | null
  /** Whether the chosen one has the whole screen. */
  readonly isLookedInto: boolean
  readonly prompt: Prompt | null
}

/** A question that waits for an answer, about a file that does not change while it does. */
export type Prompt =
  | { readonly type: 'filter' }
  /** The learning rate of a branch. */
  | ({ readonly type: 'rate'; readonly file: ListedFile } & Input)
  /** How far to go on from a checkpoint that has done all its epochs. */
  | ({ readonly type: 'epochs'; readonly file: ListedFile; readonly done: number; readonly as: Continuation } & Input)
  | { readonly type: 'delete'; readonly file: ListedFile }
  | { readonly type: 'export'; readonly file: ListedFile }

/** A line that is being written. */
export interface Input {
  readonly text: string
  /** What is wrong with what was entered. */
  readonly complaint: string | null
}

/** How to go on: as the same run, or as a branch, perhaps with another learning rate. */
export type Continuation = { readonly type: 'load' } | { readonly type: 'branch'; readonly learningRate: number | null }

export const initialCheckpoints: CheckpointsState = {
  choice: noChoice,
  order: 'runs',
  filter: '',
  marked: null,
  isLookedInto: false,
  prompt: null
}

/** What a prompt writes; null for one that is answered with a key. */
export function textOf({ prompt, filter }: CheckpointsState): string | null {
  switch (prompt?.type) {
    case 'filter':
      return filter
    case 'rate':
    case 'epochs':
      return prompt.text
    case 'delete':
    case 'export':
    case undefined:
      return null
  }
}

/** The state with another text in its prompt. */
export function withText(state: CheckpointsState, text: string): CheckpointsState {
  const { prompt } = state
  switch (prompt?.type) {
    case 'filter':
      return { ...state, filter: text }
    case 'rate':
    case 'epochs':
      return { ...state, prompt: { ...prompt, text, complaint: null } }
    case 'delete':
    case 'export':
    case undefined:
      return state
  }
}

/** A learning rate that was typed; null when it is none. */
export function readRate(text: string): number | null {
  const value = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : 0
  return Number.isFinite(value) && value > 0 ? value : null
}

/** A number of epochs that was typed; null when it is none, or not above `done`. */
export function readEpochs(text: string, done: number): number | null {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : 0
  return value > done ? value : null
}
