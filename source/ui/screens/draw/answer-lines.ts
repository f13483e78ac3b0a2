import { type Measure, outputText, ranked } from '../../answers.js'
import type { Line } from '../../charts/line.js'
import type { Glyphs } from '../../theme.js'
import { visible } from '../../visible.js'

/**
 * The outputs as bars, a class a row, the answer standing out; where there are more classes than rows, those with the largest.
 * Below, where there is room, the answer in words.
 */
export function answerLines(
  outputs: ArrayLike<number>,
  classes: readonly string[],
  measure: Measure,
  { width, height }: { readonly width: number; readonly height: number },
  { barDone }: Glyphs
): Line[] {
  const order = ranked(outputs)
  const [answer, next] = order as [number, number | undefined]
  const isWhole = classes.length <= height
  const shown = isWhole ? classes.map((_, i) => i) : order.slice(0, height)
  const names = classes.map(visible)
  const nameWidth = Math.min(Math.max(3, Math.floor(width / 3)), Math.max(...names.map(({ length }) => length)))
  const valueWidth = measure === 'probability' ? 8 : 6
  const room = Math.max(0, width - nameWidth - 1 - valueWidth)
  const most = Math.max(1, ...Array.from(outputs).filter(Number.isFinite))
  const lines = shown.map((i): Line => {
    const bar = barDone.repeat(Math.max(0, Math.round((outputs[i]! / most) * room) || 0))
    const isAnswer = i === answer
    return [
      { text: `${names[i]!.slice(0, nameWidth).padEnd(nameWidth)} `, ...(isAnswer && { tone: 'title' as const }) },
      { text: bar.padEnd(room), ...(isAnswer && { tone: 'accent' as const }) },
      { text: outputText(outputs[i]!, measure).padStart(valueWidth), tone: isAnswer ? 'bold' : 'dim' }
    ]
  })
  if (!isWhole || height < lines.length + 3) return lines
  const said = (i: number) => `${names[i]} ${outputText(outputs[i]!, measure)}`
  return [
    ...lines,
    [],
    [
      { text: 'it says ', tone: 'dim' },
      { text: said(answer), tone: 'bold' }
    ],
    ...(next === undefined ? [] : [[{ text: `or else ${said(next)}`, tone: 'dim' } as const]])
  ]
}
