/** Where the panels of the Train screen stand, in columns and rows; a panel that is null does not fit. */
export interface Layout {
  readonly columns: number
  /** Rows of the whole screen: one less than the terminal has, so that the last line never scrolls it. */
  readonly rows: number
  readonly chart: Size
  readonly accuracy: Size
  readonly learning: Size | null
  readonly maps: Size
  readonly confusion: Size | null
  /** Whether maps and matrix stand beside each other or one above the other. */
  readonly lower: 'row' | 'column'
}

export interface Size {
  readonly width: number
  readonly height: number
}

export const leastColumns = 80
export const leastRows = 24

/** Rows of a screen that are not its own: the header and the progress above, and the hint line below. */
export const frameRows = 3
/** Rows a panel spends on its borders. */
export const borderRows = 2
/** Columns a panel spends on its borders and the space beside them. */
export const borderColumns = 4
/** Columns of its upper border in which no title stands. */
export const titleMargin = 6
const accuracyRows = 3 + borderRows
/** The same with a row for the gap between training and held out, and one for words. */
const fullAccuracyRows = accuracyRows + 2
const learningRows = 2 + borderRows
/** Rows without which weight maps are not worth showing. */
const leastMapRows = 9 + borderRows

/**
 * The arrangement for a terminal: the confusion matrix of `classes` classes stands beside the weight maps or below them,
 * where there is room for it; otherwise the maps, which tell more at a glance, have it all. Null below 80 × 24.
 */
export function arrange(terminalColumns: number, terminalRows: number, classes: number): Layout | null {
  if (terminalColumns < leastColumns || terminalRows < leastRows) return null
  const columns = terminalColumns
  const rows = terminalRows - 1
  const body = rows - frameRows
  const confusionRows = classes + 2 + borderRows
  const confusionColumns = Math.max(classes * 2, Math.min(classes * 4, 48)) + 3 + borderColumns
  const topRows = Math.max(accuracyRows + learningRows, Math.min(18, Math.floor(body * 0.38)))
  const accuracyHeight = accuracyHeightIn(topRows)
  const hasConfusion = body - topRows >= confusionRows && columns - confusionColumns >= 44
  if (hasConfusion) {
    const right = Math.max(confusionColumns, Math.floor(columns * 0.42))
    const left = columns - right
    return {
      columns,
      rows,
      chart: { width: left, height: topRows },
      accuracy: { width: right, height: accuracyHeight },
      learning: { width: right, height: topRows - accuracyHeight },
      maps: { width: left, height: body - topRows },
      confusion: { width: right, height: body - topRows },
      lower: 'row'
    }
  }
  const right = Math.max(37, Math.floor(columns * 0.42))
  const isStacked = body - topRows - confusionRows >= leastMapRows && columns >= confusionColumns
  return {
    columns,
    rows,
    chart: { width: columns - right, height: topRows },
    accuracy: { width: right, height: accuracyHeight },
    learning: { width: right, height: topRows - accuracyHeight },
    maps: { width: columns, height: body - topRows - (isStacked ? confusionRows : 0) },
    confusion: isStacked ? { width: columns, height: confusionRows } : null,
    lower: 'column'
  }
}

/** The rows of the accuracy panel above a learning panel that has room for what it says. */
function accuracyHeightIn(topRows: number): number {
  return topRows >= fullAccuracyRows + learningRows + 1 ? fullAccuracyRows : accuracyRows
}
