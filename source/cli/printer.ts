import { createAsciiBrush, createBrush } from '../ui/painter/brush.js'
import type { ColorDepth } from '../ui/painter/colors.js'
import { printed } from '../ui/painter/printed.js'

/** A function that prints rows with pictures in them as standard output shows them best. */
export async function printer(): Promise<(rows: readonly string[]) => void> {
  // With it comes React, which has to be loaded only when the dashboard has said how.
  const { prefersAscii } = await import('../ui/ascii-terminal.js')
  const depth = process.stdout.isTTY ? (process.stdout.getColorDepth() as ColorDepth) : 1
  const brush = (prefersAscii(process.env) ? createAsciiBrush : createBrush)(depth)
  return rows => {
    for (const row of printed(rows, brush)) process.stdout.write(`${row}\n`)
  }
}
