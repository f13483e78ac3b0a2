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
  η: 'n',
  '∂': 'd',
  σ: 's',
  Σ: 'S',
  '′': "'"
}

/** Text for a terminal that knows ASCII alone. */
export function asciiOnly(text: string): string {
  return text.replace(/[^\u0000-\u007f]/gu, character => standIns[character] ?? '?')
}
