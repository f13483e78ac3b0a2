import type { Ready } from '../../../trainer/protocol.js'
import { type MapGrid, mapGrid } from '../../charts/weight-maps.js'
import { borderColumns, borderRows } from '../../layout.js'

/** Rows of header, progress and hint line, and of the words below the maps. */
const otherRows = 3
const noteRows = 2

/** The smallest map that can still be recognised, in pixels. */
const leastPixels = 8
/** Columns between maps beyond which they fall apart. */
const widestGap = 4

/** The rows and columns that are left inside the panel of a screen of that size. */
export function inside({ columns, rows }: { readonly columns: number; readonly rows: number }) {
  return { columns: columns - borderColumns, rows: rows - otherRows - borderRows }
}

/**
 * How the maps of a layer stand on a screen, each with a row for its number above it: all on one page where they fit, and
 * otherwise as many on a page as can still be recognised.
 */
export function neuronGrid(
  { layers, data: { width, height } }: Pick<Ready, 'layers' | 'data'>,
  layer: number,
  screen: { readonly columns: number; readonly rows: number }
): MapGrid {
  const { columns, rows } = inside(screen)
  const maps = { values: [], neurons: layers[layer]!.outputs, width, height }
  const room = [columns, rows - noteRows - 1] as const
  const pixels = Math.min(width, leastPixels)
  const all = mapGrid(maps, ...room)
  // As even as so many rows allow.
  if (all.perRow * all.rows >= maps.neurons && all.pixelWidth >= pixels)
    return spread({ ...all, perRow: Math.ceil(maps.neurons / all.rows) }, columns)
  const perRow = Math.floor((columns + 1) / (pixels + 1))
  const perColumn = Math.floor((rows - noteRows) / (Math.ceil((pixels * height) / width / 2) + 1))
  return mapGrid({ ...maps, neurons: Math.max(1, perRow * perColumn) }, ...room)
}

/** The same maps, as far apart as there is room to the right, but still side by side. */
function spread(grid: MapGrid, columns: number): MapGrid {
  const spare = columns - grid.perRow * grid.pixelWidth
  return { ...grid, gap: Math.max(1, Math.min(widestGap, Math.floor(spare / Math.max(1, grid.perRow - 1)))) }
}

/** The page that a neuron is on: its first neuron, how many there are on it, and which page of how many it is. */
export function pageOf({ perRow, rows }: MapGrid, neuron: number, neurons: number) {
  const most = Math.max(1, perRow * rows)
  const page = Math.floor(neuron / most)
  return { first: page * most, count: Math.min(most, neurons - page * most), page, pages: Math.ceil(neurons / most) }
}
