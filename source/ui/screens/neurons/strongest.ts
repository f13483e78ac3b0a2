import type { Line } from '../../charts/line.js'
import { signed } from '../../format.js'
import type { Glyphs } from '../../theme.js'

/** Columns of a weight's number, and of the spaces about it. */
const numberColumns = 9

/** The largest of some weights, or changes of weights, one a row: the name of its other end, the number, and a bar. */
export function strongestLines(
  values: Float64Array,
  nameOf: (place: number) => string,
  { width, height }: { readonly width: number; readonly height: number },
  glyphs: Glyphs
): Line[] {
  const places = Array.from(values, (_, place) => place)
    .sort((one, other) => Math.abs(values[other]!) - Math.abs(values[one]!))
    .slice(0, height)
  const nameColumns = Math.max(2, ...places.map(place => nameOf(place).length))
  const room = Math.max(0, width - nameColumns - numberColumns - 1)
  const most = Math.abs(values[places[0] ?? 0] ?? 0) || 1
  return places.map((place): Line => {
    const value = values[place]!
    const bar = glyphs.barDone.repeat(Math.round((Math.abs(value) / most) * room))
    return [
      { text: nameOf(place).padEnd(nameColumns), tone: 'dim' },
      { text: signed(value).padStart(numberColumns) },
      { text: ` ${bar}`.padEnd(room + 1), tone: value < 0 ? 'dim' : 'accent' }
    ]
  })
}
