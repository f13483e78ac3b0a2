import type { Line } from '../../charts/line.js'
import { type GreyImage, pixelRows } from '../../charts/pixels.js'
import { wrapped } from '../../charts/wrapped.js'
import type { Glyphs } from '../../theme.js'
import { visible } from '../../visible.js'
import { brushes, canvasOf, type DrawState, type Size } from './state.js'
import type { Point } from './stroke.js'

/** The picture, and where the pen is. */
export function pictureLines(image: GreyImage, scale: number, pen: Point | null, { halves }: Glyphs): Line[] {
  const rows = pixelRows(image, scale)
  if (!pen) return rows.map(text => [{ text }])
  const column = Math.floor(Math.floor(pen.x) * scale)
  const halfRow = Math.floor(Math.floor(pen.y) * scale)
  const width = Math.max(1, Math.floor(scale))
  const row = Math.floor(halfRow / 2)
  // In the smallest scale the pen has half a cell.
  const mark = scale >= 2 ? halves[2] : halves[halfRow % 2 === 0 ? 0 : 1]
  return rows.map((text, i): Line => {
    if (i < row || i >= row + Math.max(1, Math.floor(scale / 2))) return [{ text }]
    const [before, behind] = [text.slice(0, column), text.slice(column + width)]
    return [{ text: before }, { text: mark.repeat(width), tone: 'accent' }, { text: behind }]
  })
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
