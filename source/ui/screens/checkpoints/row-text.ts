import type { Line, Segment } from '../../charts/line.js'
import { sparkline } from '../../charts/sparkline.js'
import type { ListState } from '../../checkpoints/list.js'
import type { ListedFile, Summary } from '../../checkpoints/listed.js'
import { age, fileSize, measure, percent, shortPlace } from '../../format.js'
import type { Glyphs } from '../../theme.js'
import { visible } from '../../visible.js'
import type { Guide, Order, Row } from './rows.js'
import { settingsLine } from './settings.js'

/** Widths of the columns of a list; all else that a row says has a fixed width. */
export interface Columns {
  /** What says where a row belongs: the name of its run, or how it hangs in the tree. */
  readonly where: number
  readonly spark: number
}

/** What the rows are drawn with. */
export interface Drawing {
  readonly order: Order
  readonly columns: Columns
  readonly notes: ListState['notes']
  readonly facts: ListState['facts']
  readonly best: ReadonlySet<string>
  readonly chosen: string | null
  readonly marked: string | null
  /** The run that is being trained. */
  readonly present: string | null
  /** Milliseconds since 1970. */
  readonly now: number
  readonly glyphs: Glyphs
}

const leadWidth = 4
const numberWidths = { place: 8, 'held out': 9, cost: 8, age: 8, size: 9 }
const numbersWidth = Object.values(numberWidths).reduce((sum, width) => sum + width)
/** Beyond this a sparkline says no more. */
const widestSpark = 40
const treeWidth = 8

/** The columns of a list that is `width` wide. */
export function columnsFor(width: number, order: Order): Columns {
  const room = width - leadWidth - numbersWidth - 2
  const where = order === 'runs' ? treeWidth : Math.max(15, Math.min(34, room - 8))
  return { where, spark: Math.max(0, Math.min(widestSpark, room - where)) }
}

/** The names of the columns; the one the list is ordered by stands out. */
export function headingLine(order: Order, { where, spark }: Columns): Line {
  const names = { place: 'epoch', 'held out': 'held out', cost: 'cost', age: 'age', size: 'size' }
  const numbers = Object.entries(numberWidths).map(([name, width]): Segment => {
    const text = names[name as keyof typeof names].padStart(width)
    return { text, tone: name === order ? 'accent' : 'dim' }
  })
  const first = order === 'runs' ? '' : 'run'
  return [
    { text: `${' '.repeat(leadWidth)}${first.padEnd(where)}`, tone: 'dim' },
    ...numbers,
    { text: `  ${'held out by epoch'.slice(0, spark)}`, tone: 'dim' }
  ]
}

/** A row in one line. */
export function rowLine(row: Row, drawing: Drawing): Line {
  return row.type === 'run' ? runLine(row.run, row.guide, drawing) : fileLine(row.file, row.guide, row.isFirst, drawing)
}

function runLine(run: string, { depth }: Guide, { facts, present, glyphs }: Drawing): Line {
  const known = facts.get(run)
  const [top, along] = glyphs.branch
  const guide = depth === 0 ? '' : `${`${along} `.repeat(depth - 1)}${top} `
  return [
    { text: `${' '.repeat(leadWidth)}${guide}`, tone: 'dim' },
    run === present ? { text: visible(run), tone: 'accent' } : { text: visible(run) },
    { text: `${run === present ? '  this run' : ''}${known ? `  ${visible(settingsLine(known))}` : ''}`, tone: 'dim' }
  ]
}

function fileLine(file: ListedFile, guide: Guide, isFirst: boolean, drawing: Drawing): Line {
  const { order, columns, notes, best, chosen, marked, now, glyphs } = drawing
  const { path, place, run } = file
  const note = notes.get(path)
  const isChosen = path === chosen
  const tone = isChosen ? ({ tone: 'accent' } as const) : {}
  const lead = `${isChosen ? glyphs.pointer : ' '}${path === marked ? glyphs.bullet : ' '}${best.has(path) ? '*' : ' '} `
  const where = order === 'runs' ? guideText(guide, glyphs) : isFirst || isChosen ? visible(run) : ''
  const said = note?.summary?.place ?? place
  const start: Segment[] = [
    { text: lead, tone: 'accent' },
    order === 'runs'
      ? { text: fixed(where, columns.where), tone: 'dim' }
      : { text: fixed(where, columns.where), ...tone },
    { text: (said ? shortPlace(said) : '?').padStart(numberWidths.place), ...tone }
  ]
  const end: Segment = {
    text: `${age((now - file.modified) / 1000).padStart(numberWidths.age)}${fileSize(file.bytes).padStart(numberWidths.size)}`,
    ...(isChosen ? tone : { tone: 'dim' })
  }
  const middle = numberWidths['held out'] + numberWidths.cost
  if (note?.problem != null)
    return [...start, { text: 'damaged'.padStart(middle) }, end, { text: `  ${visible(note.problem)}` }]
  if (!note) return [...start, { text: '…'.padStart(middle), tone: 'dim' }, end]
  return [
    ...start,
    { text: numbers(note.summary), ...(isChosen ? tone : { tone: 'bold' }) },
    end,
    { text: `  ${spark(note.summary, columns.spark, glyphs)}`, tone: 'accent' }
  ]
}

function numbers({ heldOut, cost }: Summary): string {
  return percent(heldOut).padStart(numberWidths['held out']) + measure(cost ?? Number.NaN).padStart(numberWidths.cost)
}

/** Beginning at the left, so that what is above each other is the same epoch as long as there is room for all. */
function spark({ past }: Summary, width: number, glyphs: Glyphs): string {
  return sparkline(past, Math.min(width, past.length), glyphs.spark)
}

function guideText({ depth, isBranchPoint }: Guide, { branch: [, along, begin] }: Glyphs): string {
  return `${`${along} `.repeat(depth)}${isBranchPoint ? begin : ''}`
}

/** Text of exactly `width` columns, as far as its characters have one each. */
function fixed(text: string, width: number): string {
  const characters = [...text]
  return characters.length <= width
    ? text.padEnd(width + text.length - characters.length)
    : `${characters.slice(0, width - 1).join('')}…`
}
