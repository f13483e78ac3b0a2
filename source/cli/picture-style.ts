import { isAsciiWanted } from '../ui/ascii-terminal.js'
import { type PictureStyle, pictureStyle } from '../ui/charts/terminal-picture.js'
import { colorDepthOf } from '../ui/terminal/color-depth.js'
import type { GlyphName } from './choices.js'

/** How standard output shows pictures best. */
export function outputStyle(glyphs: GlyphName): PictureStyle {
  const { stdout, env } = process
  return pictureStyle(stdout.isTTY ? colorDepthOf(stdout, env) : 1, isAsciiWanted(glyphs, env))
}
