import type { Glyphs } from '../theme.js'
import type { Line } from './line.js'

/** A bar of `width` columns with the share `done`, 0 to 1, filled. */
export function progressBar(done: number, width: number, glyphs: Glyphs): Line {
  const filled = Math.max(0, Math.min(1, done)) * width
  const whole = Math.floor(filled)
  const edge = whole < width && filled - whole >= 0.5 ? glyphs.barEdge : ''
  return [
    { text: glyphs.barDone.repeat(whole) + edge, tone: 'accent' },
    { text: glyphs.barLeft.repeat(Math.max(0, width - whole - edge.length)), tone: 'dim' }
  ]
}
