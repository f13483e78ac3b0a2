import { render } from 'ink-testing-library'
import type { ReactNode } from 'react'
import { blocks, type Glyphs, ThemeContext } from '../../../source/ui/theme.js'
import { paintedAt, textOf } from '../painted.js'

function frameOf(element: ReactNode, glyphs: Glyphs): string {
  const { lastFrame, unmount } = render(<ThemeContext value={{ glyphs, accent: 'cyan' }}>{element}</ThemeContext>)
  const frame = lastFrame() ?? ''
  unmount()
  return frame
}

/** An element as it reaches a terminal of 100 columns, colours and pictures and all. */
export function raw(element: ReactNode, glyphs: Glyphs = blocks): string {
  return paintedAt(frameOf(element, glyphs), 24).join('\n')
}

/** The rows of an element without colour, pictures as plain text. */
export function drawn(element: ReactNode, glyphs: Glyphs = blocks): string[] {
  return textOf(frameOf(element, glyphs))
}
