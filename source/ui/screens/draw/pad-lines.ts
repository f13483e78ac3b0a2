import type { Line } from '../../charts/line.js'
import { inkPicture, type PictureSize } from '../../charts/picture.js'
import { wrapped } from '../../charts/wrapped.js'
import type { Glyphs } from '../../theme.js'
import { visible } from '../../visible.js'
import { brushes, type Canvas, canvasOf, type DrawState, type Size } from './state.js'
import type { Point } from './stroke.js'

/** The picture in a size, and where the pen is. */
export function pictureLines(canvas: Canvas, drawn: PictureSize, pen: Point | null, { halves }: Glyphs): Line[] {
  const { width, height, pixels } = canvas
  const rows = inkPicture({ values: pixels, width, height }, drawn)
  if (!pen) return rows.map(text => [{ text }])
  const [left, right] = reach(pen.x, width, drawn.width)
  const [top, bottom] = reach(pen.y, height, drawn.height)
  return rows.map((text, row): Line => {
    const [upper, lower] = [2 * row, 2 * row + 1].map(half => half >= top && half < bottom) as [boolean, boolean]
    if (!upper && !lower) return [{ text }]
    const mark = upper && lower ? halves[2] : upper ? halves[0] : halves[1]
    return [
      { text: text.slice(0, left) },
      { text: mark.repeat(right - left), tone: 'accent' },
      { text: text.slice(right) }
    ]
  })
}

/** From where to where a pixel is drawn, of `pixels` that are `drawn` columns or half rows long together. */
function reach(middle: number, pixels: number, drawn: number): [from: number, to: number] {
  const pixel = Math.floor(middle)
  const from = Math.floor((pixel * drawn) / pixels)
  return [from, Math.max(from + 1, Math.floor(((pixel + 1) * drawn) / pixels))]
}

/** The rows below the picture: what it is drawn with, and what it is, is asked, or became of it. */
export function statusLines(
  state: DrawState,
  size: Size,
  classes: readonly string[],
  width: number,
  { dash }: Glyphs
): Line[] {
  const { tool, isPenDown, brush, pen, label, news } = state
  const doing = tool === 'eraser' ? 'eraser' : 'brush'
  const held = pen === null ? '' : ` ${dash} pen ${isPenDown ? 'down' : 'up'}`
  const first: Line = [{ text: `${doing} ${brushes[brush]}${held}`, tone: 'dim' }]
  if (label) {
    const text = label.complaint ?? 'what is it?'
    return [first, [{ text: `${text} ` }, { text: visible(label.text), tone: 'bold' }, { text: '_', tone: 'accent' }]]
  }
  if (news !== null) return [first, ...wrapped(visible(news), width).map((text): Line => [{ text }])]
  return [first, [{ text: originText(state, size, classes), tone: 'dim' }]]
}

function originText(state: DrawState, size: Size, classes: readonly string[]): string {
  const { origin, pixels } = canvasOf(state, size)
  switch (origin.type) {
    case 'hand':
      return pixels.some(ink => ink > 0) ? '' : 'draw something here'
    case 'noise':
      return origin.noise === 'pixels' ? 'noise' : 'the same pixels, shuffled'
    case 'test':
      return `test image ${origin.at}: ${visible(classes[origin.label] ?? '?')}`
  }
}
