/** Stand-ins, as wide as what they stand for, for the characters of ours that ASCII does not have. */
const standIns: Readonly<Record<string, string>> = {
  '·': '.',
  '–': '-',
  '−': '-',
  '×': 'x',
  '…': '~',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '┊': ':',
  '“': '"',
  '”': '"',
  η: 'n',
  '∂': 'd',
  σ: 's',
  Σ: 'S',
  '′': "'"
}

const beyond = /[^\u0000-\u007f]/gu

/** Text for a terminal that knows ASCII alone. */
export function asciiOnly(text: string): string {
  return text.replace(beyond, character => standIns[character] ?? dots(character))
}

/** The same where width does not matter: what has no stand-in, such as a letter of a name, is told by its number. */
export function asciiText(text: string): string {
  return text.replace(beyond, character => standIns[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`)
}

/** A braille pattern as a stroke that lies where its dots lie. */
function dots(character: string): string {
  const bits = character.charCodeAt(0) - 0x2800
  if (bits < 0 || bits > 0xff) return '?'
  const [top, middle, bottom] = [bits & 0x09, bits & 0x36, bits & 0xc0]
  if (top && bottom) return '|'
  if (middle) return '-'
  return top ? "'" : bottom ? '.' : ' '
}
