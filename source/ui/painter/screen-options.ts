import type { RenderOptions } from 'ink'
import { isAsciiWanted } from '../ascii-terminal.js'
import { ascii, blocks, glyphsFor, type Theme } from '../theme.js'
import { createAsciiBrush, createBrush } from './brush.js'
import type { ColorDepth } from './colors.js'
import { paintedStream } from './painted-stream.js'

/** How a screen is drawn. */
export interface Look {
  readonly glyphs: 'auto' | 'blocks' | 'ascii'
  readonly colorDepth: ColorDepth
}

/** What a full screen on `output` needs to be drawn with such a look. */
export function screenOptions({ glyphs, colorDepth }: Look, output: NodeJS.WriteStream) {
  const isAscii = isAsciiWanted(glyphs, process.env)
  const theme: Theme = { glyphs: glyphsFor(isAscii ? ascii : blocks, colorDepth), accent: 'cyan' }
  const options: RenderOptions = {
    stdout: paintedStream(output, (isAscii ? createAsciiBrush : createBrush)(colorDepth)),
    alternateScreen: true,
    interactive: true,
    // Whatever INK_SCREEN_READER says: what is painted is not to be read.
    isScreenReaderEnabled: false,
    exitOnCtrlC: false,
    // The store sets the pace; this is for answers to keys, which should not wait.
    maxFps: 120
  }
  return { theme, options }
}
