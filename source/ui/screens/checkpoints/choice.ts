import { basename } from 'node:path'
import type { ListedFile } from '../../checkpoints/listed.js'

/** Which file of a list is chosen: by its path, because lists grow and shrink while they are looked at. */
export interface Choice {
  /** Null until one is. */
  readonly path: string | null
  /** Its place in the list then: when it has gone, whatever has come there is chosen. */
  readonly at: number
}

export const noChoice: Choice = { path: null, at: 0 }

/** The choice in a list that has just been opened: where the run in that folder stands; null in an empty list. */
export function firstChoice(files: readonly ListedFile[], folder: string | null): Choice | null {
  const present = folder === null ? null : basename(folder)
  const first = files.find(({ run }) => run === present) ?? files[0]
  return first ? { path: first.path, at: 0 } : null
}

/** The place of the chosen file; −1 where there is none. */
export function placeOfChoice(files: readonly ListedFile[], { path, at }: Choice): number {
  const found = path === null ? 0 : files.findIndex(file => file.path === path)
  return Math.min(found < 0 ? at : found, files.length - 1)
}

/** The file that is chosen. */
export function chosenOf(files: readonly ListedFile[], choice: Choice): ListedFile | undefined {
  return files[placeOfChoice(files, choice)]
}

/** The choice `by` files further down; the ends of the list stop it. */
export function moved(files: readonly ListedFile[], choice: Choice, by: number): Choice {
  const at = Math.max(0, Math.min(files.length - 1, placeOfChoice(files, choice) + by))
  return { path: files[at]?.path ?? null, at }
}

/** The first of `height` rows of `count` that are shown, so that the one at `place` is in the middle as long as there is more. */
export function firstShown(place: number, count: number, height: number): number {
  return Math.max(0, Math.min(place - Math.floor(height / 2), count - height))
}
