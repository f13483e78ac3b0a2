import type { Mistake } from '../charts/confusion-matrix.js'
import { className, columnsOf } from '../class-name.js'
import type { Glyphs } from '../theme.js'

/** Columns for the name of a class, at most. */
const widestName = 16

/** The worst mistakes in words, as many as `width` columns hold: “mistaken most: 4→9 32×, 3→5 28×”. */
export function mistaken(
  mistakes: readonly Mistake[],
  classes: readonly string[],
  { arrow }: Glyphs,
  width: number
): string {
  if (mistakes.length === 0) return 'no mistake at all'
  const name = (place: number) => className(classes[place] ?? '?', widestName)
  let text = ''
  for (const { actual, answered, count } of mistakes) {
    const longer = `${text || 'mistaken most:'}${text ? ',' : ''} ${name(actual)}${arrow}${name(answered)} ${count}×`
    if (columnsOf(longer) > width) break
    text = longer
  }
  return text
}
