import type { Look } from '../ui/painter/screen-options.js'
import { colorDepthOf } from '../ui/terminal/color-depth.js'
import { type Exits, watchExits } from '../ui/terminal/exits.js'
import type { GlyphName } from './choices.js'

/** How a command that goes on for a while tells of it. */
export type OutputName = 'json' | 'lines' | 'dashboard' | 'sentences'

/** Makes the terminal ready for a screen that is about to be loaded, and says how it can be drawn, and what may end it. */
export function prepareScreen(glyphs: GlyphName): Look & { readonly exits: Exits } {
  const colorDepth = colorDepthOf(process.stdout, process.env)
  // chalk, which colours Ink's text, looks at this when it is loaded; it would not heed NO_COLOR by itself.
  process.env.FORCE_COLOR = String(([1, 4, 8, 24] as const).indexOf(colorDepth))
  // Node warns, on the screen, of two that disagree.
  delete process.env.NO_COLOR
  process.env.NODE_ENV ??= 'production'
  const exits = watchExits([process.stdin, process.stdout])
  // Keys pressed from here on are for us; echoed by the terminal, they would push the first frame out of place.
  process.stdin.setRawMode(true)
  return { glyphs, colorDepth, exits }
}
