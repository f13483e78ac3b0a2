import { mostColumns } from './line.js'

/** Text in lines of at most `width` columns, broken between words, and within a word only where it is longer than a line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap(part => pieces(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (mostColumns(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** A word, cut where it is wider than a line. */
function pieces(word: string, width: number): string[] {
  const cut: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && mostColumns(piece + character) > width) {
      cut.push(piece)
      piece = ''
    }
    piece += character
  }
  return piece === '' ? cut : [...cut, piece]
}
