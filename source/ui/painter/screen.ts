import type { Brush } from './brush.js'
import { changes } from './changes.js'
import { rememberFrame } from './row-tokens.js'
import { createDrawer, type ScreenRow } from './screen-row.js'

export interface Size {
  readonly columns: number
  readonly rows: number
}

const enterAlternateScreen = '\u001b[?1049h'
const leaveAlternateScreen = '\u001b[?1049l'
const beginUpdate = '\u001b[?2026h'
const endUpdate = '\u001b[?2026l'
const eraseAll = '\u001b[m\u001b[H\u001b[J'

/** What Ink writes that is no frame: sequences and nothing else. */
const controls = /^(?:\u001b\[[\d;?<>=]*[A-Za-z])*$/
/** How Ink takes the last frame away, with or without another one behind it: row by row from the bottom, or at once. */
const erasure = /^(?:\u001b\[(?:2K|1A|G|1;1H|J))+/

/** What is on the screen: Ink's rows, and what they look like. */
interface Shown {
  readonly size: Size
  readonly texts: readonly string[]
  readonly rows: readonly ScreenRow[]
}

/**
 * A function from what Ink writes, piece by piece, to what an alternate screen of that size needs to show the same. Ink
 * writes whole frames; of each only the cells go on that differ from those of the frame before.
 */
export function createScreen(brush: Brush): (chunk: string, size: Size) => string {
  const draw = createDrawer(brush)
  let shown: Shown | undefined

  function show(frame: string, size: Size): string {
    rememberFrame(frame)
    // A terminal that has got another size may have moved what stood on it.
    const before = shown && isSameSize(shown.size, size) ? shown : undefined
    const texts = frame.split('\n').slice(0, size.rows)
    const rows = texts.map((text, i) =>
      before?.texts[i] === text ? before.rows[i]! : cutOff(draw(text), size.columns)
    )
    shown = { size, texts, rows }
    const written = before ? changes(before.rows, rows) : eraseAll + changes([], rows)
    return written && beginUpdate + written + endUpdate
  }

  return (chunk, size) => {
    // Updates begin and end where there is something to update.
    if (chunk === beginUpdate || chunk === endUpdate) return ''
    if (!controls.test(chunk)) return show(chunk.replace(erasure, ''), size)
    const isErased = erasure.test(chunk)
    if (isErased || chunk.includes(enterAlternateScreen)) shown = undefined
    if (isErased) return ''
    // It is left empty, because tmux moves what stands on it to the main screen when the window has grown in between.
    return chunk.replace(leaveAlternateScreen, eraseAll + leaveAlternateScreen)
  }
}

function isSameSize(one: Size, other: Size): boolean {
  return one.columns === other.columns && one.rows === other.rows
}

function cutOff(row: ScreenRow, columns: number): ScreenRow {
  return row.isEven && row.cells.length > columns ? { ...row, cells: row.cells.slice(0, columns) } : row
}
