import { borderRows, frameRows, type Size } from '../../layout.js'

/** Where the list and, where there is room, the details of the chosen checkpoint stand. */
export interface CheckpointsLayout {
  readonly list: Size
  readonly details: Size | null
}

/** Where the parts of the details stand; a part that is null does not fit. */
export interface DetailsLayout {
  readonly chart: Size
  readonly settings: Size
  readonly confusion: Size | null
  /** Whether the settings stand beside the curve or below it. */
  readonly left: 'row' | 'column'
}

/** Rows of the list's panel that are no files: its borders, the names of the columns, the row for questions and news. */
const otherRows = borderRows + 2
/** The fewest rows of details beside a list, and of the list then. */
const leastDetails = 15
const leastList = 14

/** The arrangement for a screen of `columns` × `rows`: the list has it all where both would be cramped. */
export function checkpointsLayout(columns: number, rows: number): CheckpointsLayout {
  const body = rows - frameRows
  const details = Math.max(leastDetails, Math.floor(body * 0.46))
  if (columns < 110 || body - details < leastList) return { list: { width: columns, height: body }, details: null }
  return { list: { width: columns, height: body - details }, details: { width: columns, height: details } }
}

/** Files that are seen at once on a screen of `rows` rows, at least: how far a page turns. */
export function pageRows(rows: number): number {
  return checkpointsLayout(Number.POSITIVE_INFINITY, rows).list.height - otherRows
}

/** Rows of the list that are left for files in a panel. */
export function fileRows({ height }: Size): number {
  return height - otherRows
}

/** The arrangement of the details within a size, with a matrix of `classes` classes, or, where that is 0, without. */
export function detailsLayout({ width, height }: Size, classes: number): DetailsLayout {
  const isWide = width >= 110 && height < 24
  const matrixWidth = isWide
    ? Math.max(classes * 3, Math.min(classes * 4, 48)) + 7
    : Math.max(classes * 3 + 8, Math.floor(width * 0.48))
  const hasMatrix = classes > 0 && classes + 2 + borderRows <= height && width - matrixWidth >= (isWide ? 70 : 40)
  const confusion = hasMatrix ? { width: matrixWidth, height } : null
  const rest = width - (confusion?.width ?? 0)
  if (isWide) {
    const settings = { width: Math.min(64, Math.floor(rest * 0.5)), height }
    return { chart: { width: rest - settings.width, height }, settings, confusion, left: 'row' }
  }
  const chart = { width: rest, height: Math.max(8, Math.floor(height * 0.42)) }
  return { chart, settings: { width: rest, height: height - chart.height }, confusion, left: 'column' }
}
