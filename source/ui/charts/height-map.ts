import { gridColumns, gridRows, type Heights, heightAt } from '../../engine/height-grid.js'
import { magnitudeLevels, magnitudePair, onMagnitude } from '../palette.js'
import type { Glyphs } from '../theme.js'

/** How heights are turned into colours. */
export type HeightScale = 'log' | 'linear'

/** A map of heights in characters, on which marks can be put. */
export interface HeightMap {
  /** Characters // [rows][columns] */
  readonly cells: readonly (readonly string[])[]
  /** The level of the ground in the middle of each. */
  readonly levels: readonly Uint8Array[]
  /** Heights between which the colours lie. */
  readonly least: number
  readonly most: number
}

/** A place on a map, as shares of its width and height from the lower left corner, and what stands there. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly glyph: string
}

/** Contours: there is one at every other edge between two colours. */
const bands = magnitudeLevels / 2
/** Heights below which a logarithm tells no more. */
const least = 1e-12
/** From this factor on between across and down, a contour is drawn as level or upright rather than slanting. */
const steep = 2.4

/** The heights as colours, one above another in each character, with contours: lines along which the height is the same. */
export function heightMap(
  heights: Heights,
  scale: HeightScale,
  columns: number,
  rows: number,
  { contours }: Glyphs
): HeightMap {
  const scaled = scale === 'log' ? heights.map(height => Math.log(Math.max(height, least))) : heights
  const [low, high] = rangeOf(scaled)
  // Between 0 and 1; a character is two pixels high.
  const shareAt = (column: number, halfRow: number) => {
    const x = Math.min(1, column / columns)
    const y = Math.max(0, 1 - halfRow / (2 * rows))
    const height = heightAt(scaled, x * (gridColumns - 1), y * (gridRows - 1))
    return Math.max(0, Math.min(1, (height - low) / (high - low || 1)))
  }
  const levelAt = (column: number, halfRow: number) => step(shareAt(column + 0.5, halfRow), magnitudeLevels)
  const middles = Array.from({ length: rows + 1 }, (_, row) =>
    Float64Array.from({ length: columns + 1 }, (_, column) => shareAt(column + 0.5, 2 * row + 1))
  )
  const levels = middles
    .slice(0, rows)
    .map(shares => Uint8Array.from(shares.subarray(0, columns), share => step(share, magnitudeLevels)))
  const cells = levels.map((line, row) =>
    Array.from(line, (level, column) => {
      const [here, right, below] = [middles[row]![column]!, middles[row]![column + 1]!, middles[row + 1]![column]!]
      const glyph = contourGlyph(right - here, here - below, contours)
      // A line that runs level is crossed by going down, any other by going right: so it is one character wide.
      const next = glyph === contours[0] ? below : right
      if (step(here, bands) !== step(next, bands)) return onMagnitude(glyph, level)
      return magnitudePair(levelAt(column, 2 * row + 0.5), levelAt(column, 2 * row + 1.5))
    })
  )
  const unscaled = scale === 'log' ? Math.exp : (height: number) => height
  return { cells, levels, least: unscaled(low), most: unscaled(high) }
}

/** The rows of a map with marks on it, the later above the earlier; what lies beyond its edges is left out. */
export function withMarks({ cells, levels }: HeightMap, marks: readonly Mark[]): string[] {
  const drawn = cells.map(row => [...row])
  for (const { x, y, glyph } of marks) {
    const [column, row] = cellOf(x, y, cells[0]!.length, cells.length)
    const level = levels[row]?.[column]
    if (level !== undefined) drawn[row]![column] = onMagnitude(glyph, level)
  }
  return drawn.map(row => row.join(''))
}

/** The marks of a line along a way, from place to place. */
export function wayLine(places: readonly Omit<Mark, 'glyph'>[], glyph: string): Mark[] {
  return places.slice(1).flatMap((to, i) => {
    const from = places[i]!
    const count = 120
    return Array.from({ length: count }, (_, k): Mark => {
      const share = k / count
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, glyph }
    })
  })
}

function cellOf(x: number, y: number, columns: number, rows: number): readonly [column: number, row: number] {
  return [Math.floor(x * columns), Math.floor((1 - y) * rows)]
}

/** The number, from 0, of the step among `count` that a share of 0 to 1 falls on. */
function step(share: number, count: number): number {
  return Math.min(count - 1, Math.floor(share * count))
}

/** The contour runs across the way up: `across` is how much higher it is to the right, `up` above. A row is two columns high. */
function contourGlyph(across: number, up: number, [level, upright, rising, falling]: Glyphs['contours']): string {
  const [x, y] = [Math.abs(across), Math.abs(up) / 2]
  if (x > steep * y) return upright
  if (y > steep * x) return level
  return across * up < 0 ? rising : falling
}

function rangeOf(heights: Heights): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const height of heights) {
    // What could not be told stands as the largest number there is.
    if (height === Number.MAX_VALUE) continue
    low = Math.min(low, height)
    high = Math.max(high, height)
  }
  return low <= high ? [low, high] : [0, 1]
}
