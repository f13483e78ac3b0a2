import { wrapped } from '../../charts/wrapped.js'
import { leastSmallColumns, leastSmallRows } from './layout.js'

/** What to say where nothing can be drawn: the longest of these that fits, in lines that do. */
export function sentence(columns: number, rows: number): string[] {
  const sentences = [
    `downhill needs a terminal of at least ${leastSmallColumns} × ${leastSmallRows}; this one is ${columns} × ${rows}. ` +
      'Make it larger, or press q to save and quit.',
    `${columns} × ${rows} is too small: make it larger, or press q to save and quit.`,
    'Too small: q saves and quits.',
    'Too small.',
    'q quits',
    'q'
  ]
  const fitting = sentences
    .map(one => wrapped(one, columns))
    .find((lines, i) => lines.length <= rows && isWhole(lines, sentences[i]!))
  return fitting ?? ['q']
}

/** Whether no word had to be cut. */
function isWhole(lines: readonly string[], text: string): boolean {
  return lines.join(' ') === text
}
