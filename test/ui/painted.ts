import { createBrush } from '../../source/ui/painter/brush.js'
import type { ColorDepth } from '../../source/ui/painter/colors.js'
import { printed } from '../../source/ui/painter/printed.js'
import { createDrawer } from '../../source/ui/painter/screen-row.js'

/** A frame of Ink's as rows of text for a terminal of a colour depth, SGR sequences and all. */
export function paintedAt(frame: string, depth: ColorDepth): string[] {
  return printed(frame.split('\n'), createBrush(depth))
}

/** A frame of Ink's as rows of characters, pictures as plain text, up to the last that has a style. */
export function textOf(frame: string): string[] {
  const draw = createDrawer({ ...createBrush(1), tones: createBrush(24).tones })
  return frame.split('\n').map(row =>
    draw(row)
      .cells.map(({ glyph }) => glyph)
      .join('')
  )
}
