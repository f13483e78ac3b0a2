import { createByteList } from './byte-list.js'
import { DataError } from './dataset.js'

/** Rows of a CSV file: what each is called, and its pixels. */
export interface Table {
  /** Every label that occurs, and the line where it does first. */
  readonly labels: ReadonlyMap<string, number>
  /** For each row the place of its label among them. */
  readonly rows: Uint8Array
  /** Pixels of a row. */
  readonly width: number
  readonly pixels: Uint8Array // [rows, width]
}

/** Takes a CSV file in pieces. */
export interface TableReader {
  /** @throws DataError when it can't be a table of labels and pixels. */
  push(chunk: Uint8Array): void
  /** All that was read, when there is no more. @throws DataError when it ends too early. */
  end(): Table
}

/**
 * What matters of the first row, of which nobody knows before its end whether it is the heading. No field but the first is
 * kept as text, because a million of them take a hundred megabytes.
 */
interface FirstRow {
  readonly label: string
  /** The first field that is called label; -1 for none. */
  readonly named: number
  /** Whether every field behind the first is a name. */
  readonly isNames: boolean
  /** What is wrong with it if it is a row like the others. */
  readonly problem: string | null
}

/** Longer fields are no numbers, and no names either. */
const longestField = 256
/** More fields than any network here has inputs. */
const mostFields = 2 ** 20 + 1
const mostLabels = 256
/** More rows than a run could go through. */
const mostRows = 2 ** 21

const [tab, newline, carriageReturn, quote, zero, nine] = [9, 10, 13, 34, 48, 57]
const labelNames = /^(label|class|target|y)$/i

/**
 * A reader of rows of a label and pixels from 0 to 255. A first line without numbers names the columns, among them the label;
 * without it, or where it does not say, the label comes first. Fields are parted by commas, semicolons or tabs; what takes a
 * field, a row or a label too far is refused at once, so that no file can take up more memory than its pixels do.
 */
export function createTableReader(path: string): TableReader {
  const field = new Uint8Array(longestField)
  let length = 0
  let isQuoted = false
  let separator = -1
  let line = 1
  let before = newline
  let seen = 0
  /** Fields of the row that is being read. */
  let fields = 0
  /** While that is the first one. */
  let first: FirstRow | null = { label: '', named: -1, isNames: true, problem: null }
  let columns = 0
  let labelColumn = 0
  let width = 0
  const pixels = createByteList()
  const labels = new Map<string, number>()
  const places = new Map<string, number>()
  const rows = createByteList()

  const fail = (problem: string): never => {
    throw new DataError(`${path} ${problem}: each line should be a label and its pixels, like 7,0,255.`)
  }
  const text = () => unquoted(Buffer.from(field.buffer, 0, length).toString('utf8').trim())

  /** The field as a pixel; NaN where it is none. */
  function pixel(): number {
    let value = 0
    for (let i = 0; i < length; i++) {
      const digit = field[i]! - zero
      if (digit < 0 || digit > 9 || i > 2) return slowPixel()
      value = value * 10 + digit
    }
    return length > 0 && value < 256 ? value : slowPixel()
  }

  /** What is no plain number may have spaces around it, quotes, or a zero behind a point. */
  function slowPixel(): number {
    const shown = text()
    const value = /^\d+(\.0*)?$/.test(shown) ? Number(shown) : Number.NaN
    return value <= 255 ? value : Number.NaN
  }

  const noPixel = () =>
    `has “${text().slice(0, 20)}” as field ${fields + 1} of line ${line}, and pixels are from 0 to 255`

  function takePixel(): void {
    const value = pixel()
    if (Number.isNaN(value)) fail(noPixel())
    pixels.put(value)
  }

  function takeLabel(name: string): void {
    if (name === '') fail(`has no label on line ${line}`)
    let place = places.get(name)
    if (place === undefined) {
      place = places.size
      places.set(name, place)
      labels.set(name, line)
      if (places.size > mostLabels) fail(`has more than ${mostLabels} labels on the way to line ${line}`)
    }
    if (rows.length() === mostRows) fail(`has more than ${mostRows} rows`)
    rows.put(place)
  }

  /** Its pixels are taken as if it were a row like the others, and dropped when it is not. */
  function takeFirst({ label, named, isNames, problem }: FirstRow): FirstRow {
    const name = text()
    const isLabel = named < 0 && labelNames.test(name)
    if (fields === 0) return { label: name, named: isLabel ? 0 : -1, isNames, problem }
    const value = problem === null ? pixel() : 0
    pixels.put(value)
    return {
      label,
      named: isLabel ? fields : named,
      isNames: isNames && isName(name),
      problem: problem ?? (Number.isNaN(value) ? noPixel() : null)
    }
  }

  function endField(): void {
    if (!first && fields === columns) fail(`has more fields on line ${line} than the ${columns} before`)
    if (first) first = takeFirst(first)
    else if (fields === labelColumn) takeLabel(text())
    else takePixel()
    length = 0
    if (++fields > mostFields) fail(`has more than ${mostFields} fields on line ${line}`)
  }

  function endRow(): void {
    if (isQuoted) fail(`has a quote on line ${line} that does not end`)
    if (fields === 0 && length === 0) return
    endField()
    if (first) endFirst(first)
    else if (fields !== columns) fail(`has ${fields} fields on line ${line} and ${columns} before`)
    fields = 0
  }

  /** The first row tells how many columns there are, and what they are if it is a heading. */
  function endFirst({ label, named, isNames, problem }: FirstRow): void {
    first = null
    columns = fields
    width = columns - 1
    if (width < 1) fail(`has only one field on line ${line}`)
    if (named >= 0 || isNames) {
      if (named < 0 && /^(pixel|px|p)?_?\d/i.test(label)) fail('has columns of pixels but none that is called label')
      labelColumn = Math.max(0, named)
      pixels.take()
      return
    }
    takeLabel(label)
    if (problem !== null) fail(problem)
  }

  function push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!
      if (seen < 3 && byte === [0xef, 0xbb, 0xbf][seen] && length === 0) {
        seen++
        continue
      }
      seen = 3
      if (byte >= zero && byte <= nine && length < longestField) {
        field[length++] = byte
      } else if (byte === separator && !isQuoted) {
        endField()
      } else if (byte === newline || byte === carriageReturn) {
        if (byte === newline && before === carriageReturn) {
          before = byte
          continue
        }
        endRow()
        line++
      } else {
        takeByte(byte)
      }
      before = byte
    }
  }

  function takeByte(byte: number): void {
    if (byte === 0 || (byte >= 0xf8 && first)) fail(`is not text: there is a byte ${byte} on line ${line}`)
    if (separator < 0 && !isQuoted && (byte === 44 || byte === 59 || byte === tab)) {
      separator = byte
      endField()
      return
    }
    if (byte === quote) isQuoted = !isQuoted
    if (length === longestField) fail(`has a field of more than ${longestField} bytes on line ${line}`)
    field[length++] = byte
  }

  function end(): Table {
    if (fields > 0 || length > 0) endRow()
    if (rows.length() === 0) fail('has no rows')
    return { labels, rows: rows.take(), width, pixels: pixels.take() }
  }

  return { push, end }
}

/** Whether a field of the first row may be a column's name: it is no number. */
function isName(field: string): boolean {
  return Number.isNaN(Number(field)) && !/^[-+]?(nan|inf)/i.test(field)
}

/** A field may stand in quotes, and a quote in it is written twice. */
function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text
}
