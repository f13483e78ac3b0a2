import { type Measure, outputText, ranked } from '../../answers.js'
import { bar } from '../../charts/bars.js'
import type { Line } from '../../charts/line.js'
import { columnsOf, cut, padRight } from '../../class-name.js'
import type { Glyphs } from '../../theme.js'
import { visible } from '../../visible.js'

/** Below this many columns numbers are short, so that bars are seen. */
const narrow = 18

/**
 * The outputs as bars, a class a row, the answer standing out; where there are more classes than rows, those with the largest.
 * Below, where there is room, the answer in words.
 */
export function answerLines(
  outputs: ArrayLike<number>,
  classes: readonly string[],
  measure: Measure,
  { width, height }: { readonly width: number; readonly height: number },
  glyphs: Glyphs
): Line[] {
  const order = ranked(outputs)
  const [answer, next] = order as [number, number | undefined]
  const isWhole = classes.length <= height
  const shown = isWhole ? classes.map((_, i) => i) : order.slice(0, height)
  const names = classes.map(visible)
  const nameWidth = Math.min(Math.max(3, Math.floor(width / 3)), Math.max(...names.map(columnsOf)))
  const text = width < narrow ? shortText : outputText
  const valueWidth = text(1, measure).length
  const room = Math.max(0, width - nameWidth - 2 - valueWidth)
  const most = Math.max(1, ...Array.from(outputs).filter(Number.isFinite))
  const lines = shown.map((i): Line => {
    const isAnswer = i === answer
    return [
      { text: `${padRight(cut(names[i]!, nameWidth), nameWidth)} `, ...(isAnswer && { tone: 'title' as const }) },
      { text: bar(outputs[i]! / most, room, glyphs), ...(isAnswer && { tone: 'accent' as const }) },
      { text: text(outputs[i]!, measure).padStart(valueWidth + 1), tone: isAnswer ? 'bold' : 'dim' }
    ]
  })
  if (!isWhole || height < lines.length + 3) return lines
  const said = (i: number) => (width < narrow ? names[i]! : `${names[i]}, ${text(outputs[i]!, measure)}`)
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

/** 98 %, or 0.98 */
function shortText(value: number, measure: Measure): string {
  if (!Number.isFinite(value)) return '–'
  return measure === 'probability' ? `${(value * 100).toFixed(0)} %` : value.toFixed(2)
}
