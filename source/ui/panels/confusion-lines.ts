import { confusionMatrix, mistakes } from '../charts/confusion-matrix.js'
import type { Line } from '../charts/line.js'
import { borderColumns, borderRows, type Size } from '../layout.js'
import type { Glyphs } from '../theme.js'
import { visible } from '../visible.js'
import { mistaken } from './mistaken.js'

/** A confusion matrix, where it fits, and the worst mistakes in words below it, for a panel of that size. */
export function confusionLines(
  confusion: readonly (readonly number[])[],
  classNames: readonly string[],
  size: Size,
  glyphs: Glyphs
): Line[] {
  const classes = classNames.map(visible)
  const width = size.width - borderColumns
  const height = size.height - borderRows
  const note: Line = [{ text: mistaken(mistakes(confusion), classes, glyphs, width), tone: 'dim' }]
  const matrix = confusionMatrix({ confusion, classes, width, height: height - 1 })
  return matrix ? [...matrix, ...Array.from({ length: height - matrix.length - 1 }, () => []), note] : [note]
}
