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

/** Longer fields are no numbers, and no names either. */
const longestField = 256
/** More fields than any network here has inputs. */
const mostFields = 2 ** 20 + 1
const mostLabels = 256
/** More rows than a run could go through. */
const mostRows = 2 ** 21
/** A heading is kept as text until its end. */
const longestFirst = 2 ** 23

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
  /** Fields of the row that is being read; as text while it may still be the heading. */
  let fields = 0
  let first: string[] | null = []
  let firstLength = 0
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
    if (value >= 0 && value <= 255) return value
    return fail(`has “${shown.slice(0, 20)}” as field ${fields + 1} of line ${line}, and pixels are from 0 to 255`)
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

  function takeFirst(row: string[]): void {
    row.push(text())
    firstLength += length
    if (firstLength > longestFirst) fail(`has more than ${longestFirst} bytes on line ${line}`)
  }

  function endField(): void {
    if (!first && fields === columns) fail(`has more fields on line ${line} than the ${columns} before`)
    if (first) takeFirst(first)
    else if (fields === labelColumn) takeLabel(text())
    else pixels.put(pixel())
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
  function endFirst(row: readonly string[]): void {
    first = null
    columns = row.length
    width = columns - 1
    if (width < 1) fail(`has only one field on line ${line}`)
    if (isHeading(row)) {
      const named = row.findIndex(name => labelNames.test(name))
      if (named < 0 && /^(pixel|px|p)?_?\d/i.test(row[0]!)) fail('has columns of pixels but none that is called label')
      labelColumn = Math.max(0, named)
      return
    }
    row.forEach((name, i) => {
      fields = i
      length = field.length < name.length ? field.length : Buffer.from(name).copy(field)
      if (i === 0) takeLabel(name)
      else pixels.put(pixel())
    })
    length = 0
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

/** Whether a first row says what the columns are: it names the label, or has no number behind its first field. */
function isHeading(row: readonly string[]): boolean {
  const isName = (field: string) => Number.isNaN(Number(field)) && !/^[-+]?(nan|inf)/i.test(field)
  return row.some(field => labelNames.test(field)) || row.slice(1).every(isName)
}

/** A field may stand in quotes, and a quote in it is written twice. */
function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text
}
