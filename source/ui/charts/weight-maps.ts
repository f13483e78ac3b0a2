import { type ImageShape, inputsOf, planesOf } from '../../engine/image-shape.js'
import { weightIndex } from '../../engine/network.js'
import { signedLevel, signedPair, steadyLevel, zeroLevel } from '../palette.js'

/** The weights that lead into the neurons of the first layer, as they lie in memory, and the images it looks at. */
export interface WeightMatrix extends ImageShape {
  readonly values: ArrayLike<number> // in panels: see engine/network.ts
  readonly neurons: number
}

/** Levels of the diverging map, as in `palette.ts`. */
export type MapLevels = Uint8Array // [shown, pixelHeight, pixelWidth]

/** How many maps of what size fit in a space. */
export interface MapGrid {
  readonly perRow: number
  readonly rows: number
  /** Size of a map in pixels: a character shows one above another. */
  readonly pixelWidth: number
  readonly pixelHeight: number
  /** Columns between two maps. */
  readonly gap: number
}

/** The smallest map worth looking at, in pixels. */
const leastPixels = 6

/** The grid with the largest maps in which all neurons fit, or, where that would be too small, as many as fit. */
export function mapGrid({ neurons, width, height }: WeightMatrix, columns: number, rows: number): MapGrid {
  let best: MapGrid | undefined
  let fallback: MapGrid | undefined
  for (let perRow = 1; perRow <= columns; perRow++) {
    const pixelWidth = Math.min(width, Math.floor((columns + 1) / perRow) - 1)
    const pixelHeight = Math.round((pixelWidth * height) / width)
    const charRows = Math.ceil(pixelHeight / 2)
    if (pixelWidth < Math.min(leastPixels, width) || charRows < 1) break
    const gridRows = Math.floor((rows + 1) / (charRows + 1)) || (charRows <= rows ? 1 : 0)
    if (gridRows === 0) continue
    const grid = { perRow, rows: Math.min(gridRows, Math.ceil(neurons / perRow)), pixelWidth, pixelHeight, gap: 1 }
    fallback = grid
    if (grid.perRow * grid.rows >= neurons && !best) best = grid
  }
  return best ?? fallback ?? { perRow: 0, rows: 0, pixelWidth: 0, pixelHeight: 0, gap: 1 }
}

/**
 * The levels of all maps: each pixel the average of the weights it covers, red above zero and blue below, on one scale for
 * all maps, whose ends are where a hundredth of these averages lies beyond. While they are watched learning, `before` are
 * the levels of the moment before, which stay where they still hold.
 */
export function mapLevels(matrix: WeightMatrix, grid: MapGrid, before?: MapLevels): MapLevels {
  return levelsOf(averages(matrix, 0, Math.min(matrix.neurons, grid.perRow * grid.rows), grid), before)
}

/** The same for maps that are at hand // [shown, pixelHeight, pixelWidth] */
export function levelsOf(maps: Float64Array, before?: MapLevels): MapLevels {
  const scale = maps.map(Math.abs).sort()[Math.floor(maps.length * 0.99)] || 1
  if (before?.length !== maps.length) return Uint8Array.from(maps, value => signedLevel(value / scale))
  return Uint8Array.from(maps, (value, i) => steadyLevel(value / scale, before[i]!))
}

/** Rows of characters, one map beside and below another. */
export function mapRows(levels: MapLevels, { perRow, rows, pixelWidth, pixelHeight, gap }: MapGrid): string[] {
  const size = pixelWidth * pixelHeight
  const shown = levels.length / size
  const level = (neuron: number, x: number, y: number) =>
    y < pixelHeight ? levels[neuron * size + y * pixelWidth + x]! : zeroLevel
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    if (row > 0) lines.push('')
    for (let y = 0; y < pixelHeight; y += 2) {
      const parts: string[] = []
      for (let neuron = row * perRow; neuron < Math.min(shown, (row + 1) * perRow); neuron++) {
        let part = ''
        for (let x = 0; x < pixelWidth; x++) part += signedPair(level(neuron, x, y), level(neuron, x, y + 1))
        parts.push(part)
      }
      lines.push(parts.join(' '.repeat(gap)))
    }
  }
  return lines
}

/** The weights of `shown` neurons from `first` on, averaged over the pixels of their maps, and over red, green and blue // [shown, pixelHeight, pixelWidth] */
export function averages(
  matrix: WeightMatrix,
  first: number,
  shown: number,
  { pixelWidth, pixelHeight }: Pick<MapGrid, 'pixelWidth' | 'pixelHeight'>
): Float64Array {
  const { values, width, height } = matrix
  const layer = { inputs: inputsOf(matrix) }
  const planes = planesOf(matrix)
  const size = pixelWidth * pixelHeight
  const sums = new Float64Array(shown * size)
  const counts = new Uint32Array(size)
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * pixelHeight) / height) * pixelWidth
    for (let x = 0; x < width; x++) {
      const at = row + Math.floor((x * pixelWidth) / width)
      counts[at]! += planes
      for (let plane = 0; plane < planes; plane++) {
        const pixel = (plane * height + y) * width + x
        for (let neuron = 0; neuron < shown; neuron++)
          sums[neuron * size + at]! += values[weightIndex(layer, pixel, first + neuron)]!
      }
    }
  }
  return sums.map((sum, i) => sum / (counts[i % size] || 1))
}
