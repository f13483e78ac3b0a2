import type { Size } from '../../layout.js'

/** Where the parts of the reduced screen stand; a chart that is null does not fit. */
export interface SmallLayout {
  readonly columns: number
  /** Rows of the whole screen: one less than the terminal has. */
  readonly rows: number
  readonly figures: Size
  readonly chart: Size | null
  /** Whether the chart stands beside the numbers or below them. */
  readonly direction: 'row' | 'column'
}

export const leastSmallColumns = 40
export const leastSmallRows = 12

/** Rows of the header, the two of progress, and the hint line. */
const frameRows = 4
/** Columns of the numbers and a short sparkline, where the chart stands beside them. */
const figureColumns = 36
/** How many numbers there are, a row each. */
const figureCount = 6
/** What a chart needs with its borders. */
const leastChartRows = 6
const leastChartColumns = 40

/** The arrangement for a terminal too small for the whole dashboard; null below 40 × 12. */
export function arrangeSmall(columns: number, terminalRows: number): SmallLayout | null {
  if (columns < leastSmallColumns || terminalRows < leastSmallRows) return null
  const rows = terminalRows - 1
  const body = rows - frameRows
  if (columns - figureColumns >= leastChartColumns) {
    const chart = { width: columns - figureColumns, height: body }
    return { columns, rows, figures: { width: figureColumns, height: body }, chart, direction: 'row' }
  }
  const left = body - figureCount
  const hasChart = left >= leastChartRows
  return {
    columns,
    rows,
    figures: { width: columns, height: hasChart ? figureCount : body },
    chart: hasChart ? { width: columns, height: left } : null,
    direction: 'column'
  }
}
