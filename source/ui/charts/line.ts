/** A row of a picture, cut into pieces that are drawn alike. */
export interface Segment {
  readonly text: string
  readonly tone?: Tone
}
export type Line = readonly Segment[]

/** How text stands out; without a tone it has the terminal's own colour. */
export type Tone = 'dim' | 'accent' | 'bold' | 'title'

/** Characters that no terminal draws in any width but one column: ASCII, those of our glyphs, and pictures. */
const narrow =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2121\u2190-\u22ff\u2500-\u259f\u2800-\u28ff\ue000-\uf8ff]*$/

/** Whether every character of a text takes one column. */
export function isEven(text: string): boolean {
  return narrow.test(text)
}

/** Columns that a text takes, or, where that is not known, the most it may take. */
export function mostColumns(text: string): number {
  return isEven(text) ? text.length : 2 * text.length
}

/** Columns of a line whose text is even. */
export function widthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + text.length, 0)
}

/** An even line, cut off with an ellipsis where it is wider than `width` columns. */
export function fitted(line: Line, width: number): Line {
  if (widthOf(line) <= width) return line
  const kept: Segment[] = []
  let room = width
  for (const segment of line) {
    if (segment.text.length >= room) return [...kept, { ...segment, text: `${segment.text.slice(0, room - 1)}…` }]
    kept.push(segment)
    room -= segment.text.length
  }
  return kept
}
