import { basename } from 'node:path'
import type { ListState } from '../../checkpoints/list.js'
import type { ListedFile, Summary } from '../../checkpoints/listed.js'
import { remembered } from '../../remembered.js'
import type { Situation } from '../../situation.js'
import type { RunState } from '../../store.js'
import type { View } from '../../view.js'
import { chosenOf } from './choice.js'
import { lineRows } from './lineage.js'
import { arrangeRows, type Rows } from './rows.js'

/** Pressing keys and drawing ask for the same rows again and again. */
const arranged = remembered(arrangeRows)
const line = remembered(lineRows)

/** The rows on the Checkpoints screen. */
export function rowsOnScreen({ runs, facts }: ListState, { order, filter }: View['checkpoints']): Rows {
  return arranged(runs, facts, order, filter)
}

/** The rows of the epochs that a run can go back to. */
export function rowsToRewind({ runs, facts }: ListState, { folder, ready }: RunState): Rows {
  return line(runs, facts, folder === null ? null : basename(folder), ready?.parent ?? null)
}

/** The checkpoint that is chosen on the screen. */
export function chosenIn({ list, view }: Situation): ListedFile | undefined {
  return chosenOf(rowsOnScreen(list, view.checkpoints).files, view.checkpoints.choice)
}

/**
 * The one that is chosen, unless it is known to be damaged. One that has not been read yet is read when it is used: a person
 * need not wait to press a key.
 */
export function usableIn(situation: Situation): ListedFile | undefined {
  const file = chosenIn(situation)
  return file && situation.list.notes.get(file.path)?.problem ? undefined : file
}

/** The epoch to go back to, unless its file is known to be damaged or to be at the end. */
export function rewindableIn({ list, view, run }: Situation): ListedFile | undefined {
  const file = view.rewind ? chosenOf(rowsToRewind(list, run).files, view.rewind) : undefined
  const note = file && list.notes.get(file.path)
  return note && (!note.summary || isAtEnd(note.summary)) ? undefined : file
}

/** Whether a checkpoint has done all the epochs it was to do. */
export function isAtEnd({ place, epochs }: Summary): boolean {
  return place.epoch >= epochs
}

/** Whether the present run can give way to another. */
export function canLeave({ phase }: RunState): boolean {
  return phase === 'training' || phase === 'paused' || phase === 'finished' || phase === 'diverged'
}
