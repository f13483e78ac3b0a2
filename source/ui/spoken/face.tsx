import { isAsciiWanted } from '../ascii-terminal.js'
import type { Body, Face } from '../face.js'
import { asciiText } from '../painter/ascii.js'
import { SpokenApp } from './app.js'
import { createTeller } from './teller.js'

/**
 * The dashboard to be heard: sentences on the terminal as it is, in Ink's screen reader mode, without colours, frames or
 * an alternate screen.
 */
export function spokenFace({ store, list, inspector, look, send, suspend }: Body): Face {
  const teller = createTeller(store)
  const shown = isAsciiWanted(look.glyphs, process.env) ? asciiText : (text: string) => text
  return {
    tree: <SpokenApp {...{ store, list, teller, ask: inspector.ask, send, suspend, shown }} />,
    options: { isScreenReaderEnabled: true, interactive: true, exitOnCtrlC: false },
    hear: teller.hear,
    finish: teller.finish
  }
}
