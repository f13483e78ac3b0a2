/** What a mouse did, as a terminal tells it in SGR mode (xterm's 1006). */
export interface MouseReport {
  readonly type: 'press' | 'drag' | 'release'
  readonly button: 'left' | 'middle' | 'right'
  /** Counted from 0. */
  readonly column: number
  readonly row: number
}

/** Input without the mouse's reports, and those. */
export interface Sorted {
  readonly keys: string
  readonly reports: readonly MouseReport[]
  /** The beginning of something that may be a report: its rest is still to come. */
  readonly held: string
}

const report = /\u001b\[<(\d{1,5});(\d{1,5});(\d{1,5})([Mm])/g
/** From the escape on; a report that is cut off right behind that cannot be told from the escape key. */
const beginning = /\u001b(?:\[(?:<[\d;]{0,17})?)?$/
const buttons = ['left', 'middle', 'right'] as const
/** Added to a button's number: it was held while the mouse moved; it is a wheel; a key was held. */
const [motion, wheel, keys] = [32, 64, 4 | 8 | 16]

/** Takes the mouse's reports out of what a terminal sends, in the order they came. */
export function sorted(input: string): Sorted {
  const held = beginning.exec(input)?.[0] ?? ''
  const reports: MouseReport[] = []
  const whole = input.slice(0, input.length - held.length)
  const rest = whole.replace(report, (_, code: string, column: string, row: string, end: string) => {
    const read = reportOf(Number(code), Number(column) - 1, Number(row) - 1, end)
    if (read) reports.push(read)
    return ''
  })
  return { keys: rest, reports, held }
}

function reportOf(code: number, column: number, row: number, end: string): MouseReport | undefined {
  const plain = code & ~keys
  const button = buttons[plain & ~motion]
  // Wheels, more buttons than three, and moving with none held, which has the number 3.
  if (plain >= wheel || button === undefined) return undefined
  const type = end === 'm' ? 'release' : plain & motion ? 'drag' : 'press'
  return { type, button, column, row }
}
