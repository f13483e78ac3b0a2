import type { Look } from '../ui/dashboard.js'
import type { ColorDepth } from '../ui/painter/colors.js'
import type { GlyphName } from './flags.js'

/** Makes the terminal ready for a screen that is about to be loaded, and says how it can be drawn. */
export function prepareScreen(glyphs: GlyphName): Look {
  const colorDepth = process.stdout.getColorDepth() as ColorDepth
  // chalk, which colours Ink's text, looks at this when it is loaded; it would not heed NO_COLOR by itself.
  process.env.FORCE_COLOR = String(([1, 4, 8, 24] as const).indexOf(colorDepth))
  process.env.NODE_ENV ??= 'production'
  // Keys pressed from here on are for us; echoed by the terminal, they would push the first frame out of place.
  process.stdin.setRawMode(true)
  return { glyphs, colorDepth }
}
