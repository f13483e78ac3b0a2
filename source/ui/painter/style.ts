/** How a character is drawn: parameters of SGR sequences, each empty where the terminal's own is meant. */
export interface Style {
  /** 1 bold, 2 dim, `1;2` both. */
  readonly weight: '' | '1' | '2' | '1;2'
  readonly foreground: string
  readonly background: string
  /** Whatever else a text may ask for: italic, underlined, inverse. */
  readonly other: string
}

export const plain: Style = { weight: '', foreground: '', background: '', other: '' }

export function isSameStyle(one: Style, other: Style): boolean {
  return (
    one === other ||
    (one.weight === other.weight &&
      one.foreground === other.foreground &&
      one.background === other.background &&
      one.other === other.other)
  )
}

/** The SGR sequence that leads from one style to another; empty where they are the same. */
export function styleChange(from: Style, to: Style): string {
  if (isSameStyle(from, to)) return ''
  if (isSameStyle(to, plain)) return '\u001b[m'
  const codes: string[] = []
  // These attributes are only taken back together with everything.
  const isReset = from.other !== '' && from.other !== to.other
  const { weight, foreground, background, other } = isReset ? plain : from
  if (isReset) codes.push('0')
  if (weight !== to.weight) {
    if (weight !== '') codes.push('22')
    if (to.weight !== '') codes.push(to.weight)
  }
  if (foreground !== to.foreground) codes.push(to.foreground || '39')
  if (background !== to.background) codes.push(to.background || '49')
  if (other !== to.other) codes.push(to.other)
  return `\u001b[${codes.join(';')}m`
}

/** The style behind an SGR sequence with these parameters. */
export function restyled(style: Style, parameters: string): Style {
  const codes = parameters.split(';')
  let { weight, foreground, background, other } = style
  for (let i = 0; i < codes.length; i++) {
    const code = Number(codes[i])
    if (code === 0) ({ weight, foreground, background, other } = plain)
    else if (code === 1) weight = weight.includes('2') ? '1;2' : '1'
    else if (code === 2) weight = weight.includes('1') ? '1;2' : '2'
    else if (code === 22) weight = ''
    else if (code === 38 || code === 48) {
      const length = codes[i + 1] === '2' ? 5 : 3
      const color = codes.slice(i, i + length).join(';')
      if (code === 38) foreground = color
      else background = color
      i += length - 1
    } else if (isColor(code, 30)) foreground = code === 39 ? '' : String(code)
    else if (isColor(code, 40)) background = code === 49 ? '' : String(code)
    else other = withAttribute(other, code)
  }
  return { weight, foreground, background, other }
}

/** Whether a code is one of the sixteen colours or the terminal's own, for the ground that begins at 30 or 40. */
function isColor(code: number, first: 30 | 40): boolean {
  return (code >= first && code <= first + 9) || (code >= first + 60 && code <= first + 67)
}

/** Attributes 3 to 9, each ended by the code 20 above it. */
function withAttribute(other: string, code: number): string {
  const rest = other.split(';').filter(had => had !== '' && had !== String(code) && had !== String(code - 20))
  return (code > 20 ? rest : [...rest, code]).join(';')
}
