import type { ExcitingImage } from '../../../trainer/inspect/neurons.js'
import type { Ready } from '../../../trainer/protocol.js'
import type { Line } from '../../charts/line.js'
import { inkPicture } from '../../charts/picture.js'
import type { Glyphs } from '../../theme.js'
import { neuronNames } from './captions.js'

/** Fewer images a side say little. */
const leastImages = 3

/** How images stand side by side: so many on each side, each so many columns wide. */
export function imageRow(columns: number, rows: number, { width, height }: Ready['data']) {
  const half = Math.floor((columns - 2) / 2)
  const widest = Math.floor((half + 1) / leastImages) - 1
  const most = Math.max(1, Math.min(width, widest, Math.floor((2 * rows * width) / height)))
  // Two pixels stand in a row of text.
  const side = most > 8 ? most - (most % 2) : most
  return { half, side, count: Math.max(1, Math.floor((half + 1) / (side + 1))) }
}

/** The images that excite a neuron most, and beside them those that excite it least, with their classes and activations. */
export function imageLines(
  strongest: readonly ExcitingImage[],
  weakest: readonly ExcitingImage[],
  ready: Ready,
  columns: number,
  rows: number,
  glyphs: Glyphs
): Line[] {
  const { half, side, count } = imageRow(columns, rows, ready.data)
  const { width, height } = ready.data
  const size = { width: side, height: Math.round((side * height) / width) }
  const names = neuronNames(ready.data.classes.length, ready.data.classes)
  const part = (images: readonly ExcitingImage[]): string[] => {
    const shown = images.slice(0, count)
    const captions = shown.map(({ label, activation }) => `${names[label]} ${activation.toFixed(3)}`)
    const pictures = shown.map(({ pixels }) => inkPicture({ values: pixels, width, height }, size))
    const heights = Math.max(0, ...pictures.map(({ length }) => length))
    const above = captions.map(text => text.slice(0, side).padEnd(side)).join(' ')
    const below = Array.from({ length: heights }, (_, y) => pictures.map(picture => picture[y]!).join(' '))
    return [above, ...below].map(text => text.padEnd(half))
  }
  const [left, right] = [part(strongest), part(weakest)]
  const heading = (text: string) => `${text} ${glyphs.horizontal.repeat(Math.max(0, half - text.length - 1))}`
  return [
    [{ text: `${heading('excited most by')}  ${heading('least by')}`, tone: 'dim' }],
    [{ text: `${left[0]}  ${right[0]}`, tone: 'dim' }],
    ...left.slice(1).map((text, i): Line => [{ text: `${text}  ${right[i + 1]}` }])
  ]
}
