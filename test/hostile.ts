/** What can harm a terminal, or mislead who reads it: of each kind one. */
const kinds = [
  '\u001b]0;', // OSC: a title
  '\u0007',
  '\u001bP', // DCS
  '\u001b\\',
  '\u001b[2J',
  '\u009b31m', // C1's CSI
  '\u0085', // C1's next line
  '\r',
  '\n',
  '\b',
  '\u007f',
  '\u202e', // right to left
  '\u2066',
  '\u200b', // no width
  '\u2028'
]

/** A name that a file can have, with each of them before a word of its own. */
export const hostile = kinds.map(kind => `${kind}evil`).join('')

/** Which of the kinds stand in a text as they are. */
export function harmIn(text: string): string[] {
  return kinds.filter(kind => text.includes(`${kind}evil`)).map(kind => JSON.stringify(kind))
}
