import { createAsciiBrush, createBrush } from '../ui/painter/brush.js'
import type { ColorDepth } from '../ui/painter/colors.js'
import { printed } from '../ui/painter/printed.js'
import { prefersAscii } from '../ui/theme.js'

/** A function that prints rows with pictures in them as standard output shows them best. */
export function printer(): (rows: readonly string[]) => void {
  const depth = process.stdout.isTTY ? (process.stdout.getColorDepth() as ColorDepth) : 1
  const brush = (prefersAscii(process.env) ? createAsciiBrush : createBrush)(depth)
  return rows => {
    for (const row of printed(rows, brush)) process.stdout.write(`${row}\n`)
  }
}
