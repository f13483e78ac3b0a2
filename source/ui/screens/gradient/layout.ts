import { borderColumns, borderRows, frameRows, type Layout, type Size } from '../../layout.js'

/** Where the panels of the Gradient screen stand. */
export interface GradientLayout {
  readonly table: Size
  /** Layers that are shown, and rows of the bars of each. */
  readonly layers: number
  readonly barRows: number
  readonly steepest: Size
  readonly pixels: Size
}

/** Rows of the table that are not a layer's: its borders, its heading and its axes. */
const tableRows = borderRows + 2
/** Rows below the table without which there is nothing to see there. */
const leastLower = 9 + borderRows
const mostBarRows = 3

/** The table of `layers` layers above, as high as leaves room below it; there the list and the picture of `width` × `height` pixels. */
export function gradientLayout(
  { columns, rows }: Pick<Layout, 'columns' | 'rows'>,
  layers: number,
  { width, height }: Size
): GradientLayout {
  const body = rows - frameRows
  const room = body - leastLower - tableRows
  const shown = Math.max(1, Math.min(layers, room))
  const barRows = Math.max(1, Math.min(mostBarRows, Math.floor((room - 2) / shown)))
  const table = { width: columns, height: tableRows + shown * barRows }
  const lower = body - table.height
  const across = Math.min(width, 2 * (lower - borderRows) * (width / height))
  const pixels = Math.max(24, Math.min(Math.floor(columns / 2), Math.floor(across) + borderColumns))
  return {
    table,
    layers: shown,
    barRows,
    steepest: { width: columns - pixels, height: lower },
    pixels: { width: pixels, height: lower }
  }
}
