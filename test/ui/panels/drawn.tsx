import { stripVTControlCharacters } from 'node:util'
import { render } from 'ink-testing-library'
import type { ReactNode } from 'react'
import { createPainter } from '../../../source/ui/painter.js'
import { blocks, type Glyphs, ThemeContext } from '../../../source/ui/theme.js'

/** An element as Ink writes it to a terminal of 100 columns, colours and pictures and all. */
export function raw(element: ReactNode, glyphs: Glyphs = blocks): string {
  const { lastFrame, unmount } = render(<ThemeContext value={{ glyphs, accent: 'cyan' }}>{element}</ThemeContext>)
  const frame = lastFrame() ?? ''
  unmount()
  return frame
}

/** The rows of an element without colour, pictures as plain text. */
export function drawn(element: ReactNode, glyphs: Glyphs = blocks): string[] {
  return createPainter(1)(stripVTControlCharacters(raw(element, glyphs))).split('\n')
}
