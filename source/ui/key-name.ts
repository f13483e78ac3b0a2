/** The part of Ink's key that matters here. */
interface PressedKey {
  readonly ctrl: boolean
  readonly shift?: boolean
  readonly upArrow: boolean
  readonly downArrow: boolean
  readonly leftArrow: boolean
  readonly rightArrow: boolean
  readonly escape: boolean
  readonly return: boolean
  readonly backspace: boolean
  readonly delete: boolean
  readonly pageUp: boolean
  readonly pageDown: boolean
  readonly home: boolean
  readonly end: boolean
}

/** Several keys that come in one piece are told apart by their characters alone. */
const named: Readonly<Record<string, string>> = { ' ': 'space', '\r': 'enter', '\n': 'enter', '\u007f': 'backspace' }

/** A name for a key press: `space`, `up`, `ctrl+c`, `s`. */
export function keyName(input: string, key: PressedKey): string {
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.leftArrow) return 'left'
  if (key.rightArrow) return key.shift ? 'shift+right' : 'right'
  if (key.escape) return 'escape'
  if (key.return) return 'enter'
  // Which of the two the large key at the right sends depends on the terminal.
  if (key.backspace || key.delete) return 'backspace'
  if (key.pageUp) return 'pageup'
  if (key.pageDown) return 'pagedown'
  if (key.home) return 'home'
  if (key.end) return 'end'
  if (key.ctrl) return `ctrl+${input}`
  return named[input] ?? input
}
