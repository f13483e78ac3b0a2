import { leastColumns, leastRows, type Size } from '../layout.js'

/** Where the panels of the fit stand, in columns and rows. */
export interface FitLayout {
  readonly columns: number
  /** Rows of the whole screen: one less than the terminal has, so that the last line never scrolls it. */
  readonly rows: number
  readonly plot: Size
  readonly neurons: Size
  readonly error: Size
}

/** Rows of header, progress and hint line, and of what is said in words. */
const frameRows = 3
export const wordRows = 3

/** The arrangement for a terminal; null below 80 × 24. */
export function arrangeFit(terminalColumns: number, terminalRows: number): FitLayout | null {
  if (terminalColumns < leastColumns || terminalRows < leastRows) return null
  const columns = terminalColumns
  const rows = terminalRows - 1
  const body = rows - frameRows - wordRows
  const lower = Math.max(7, Math.floor(body * 0.38))
  const right = Math.max(34, Math.floor(columns * 0.36))
  return {
    columns,
    rows,
    plot: { width: columns, height: body - lower },
    neurons: { width: columns - right, height: lower },
    error: { width: right, height: lower }
  }
}
