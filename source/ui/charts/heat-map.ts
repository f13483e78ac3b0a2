import { magnitudeLevel, magnitudePair } from '../palette.js'

/** A picture of magnitudes. */
export interface HeatMap {
  readonly values: ArrayLike<number> // [height, width]
  readonly width: number
  readonly height: number
}

/**
 * The picture as rows of characters, one pixel above another, as large as fits in `columns` × `rows` characters and no larger
 * than it is: each pixel is the mean of the values it covers. The scale goes from 0 to the largest of them.
 */
export function heatMapRows({ values, width, height }: HeatMap, columns: number, rows: number): string[] {
  const scale = Math.min(1, columns / width, (2 * rows) / height)
  const [across, down] = [Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale))]
  const sums = new Float64Array(across * down)
  const counts = new Uint32Array(across * down)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = Math.floor((y * down) / height) * across + Math.floor((x * across) / width)
      sums[at]! += values[y * width + x]!
      counts[at]!++
    }
  }
  const means = sums.map((sum, i) => sum / counts[i]!)
  const most = means.reduce((least, mean) => Math.max(least, mean), 0) || 1
  const level = (x: number, y: number) => (y < down ? magnitudeLevel(means[y * across + x]! / most) : 0)
  return Array.from({ length: Math.ceil(down / 2) }, (_, row) => {
    let text = ''
    for (let x = 0; x < across; x++) text += magnitudePair(level(x, 2 * row), level(x, 2 * row + 1))
    return text
  })
}
