import { isEven, type Line, type Segment } from '../../charts/line.js'
import type { MapGrid } from '../../charts/weight-maps.js'
import type { Glyphs } from '../../theme.js'
import type { Condition } from './condition.js'

/** A neuron's caption: what it is called, and how it does, where that is known. */
export interface Caption {
  readonly name: string
  readonly condition: Condition['name'] | null
}

/** The row above a row of maps: a name for each, the chosen one underlined with a bar as wide as its map. */
export function captionLine(
  captions: readonly Caption[],
  chosen: number,
  { pixelWidth, gap }: Pick<MapGrid, 'pixelWidth' | 'gap'>,
  glyphs: Glyphs
): Line {
  return captions.flatMap((caption, i): Segment[] => {
    const text = captionText(caption, pixelWidth - (i === chosen ? 1 : 0))
    const behind = i < captions.length - 1 ? ' '.repeat(gap) : ''
    if (i !== chosen) return [{ text: text.padEnd(pixelWidth) + behind, tone: 'dim' }]
    const bar = glyphs.barDone.repeat(Math.max(0, pixelWidth - text.length - 1))
    return [{ text: `${glyphs.pointer}${text}${bar}`.slice(0, pixelWidth) + behind, tone: 'title' }]
  })
}

/** As much of it as fits: “12 saturated”, “12 sat.”, “12”. */
function captionText({ name, condition }: Caption, width: number): string {
  const note = condition === 'dead' ? ['dead'] : condition === 'saturated' ? ['saturated', 'sat.'] : []
  const texts = [...note.map(word => `${name} ${word}`), name]
  return texts.find(text => text.length <= width) ?? name.slice(0, width)
}

/** What the neurons of a layer are called: their numbers, counted from 0, or, of the output layer, the names of the classes. */
export function neuronNames(outputs: number, classes: readonly string[] | null): string[] {
  return Array.from({ length: outputs }, (_, j) => {
    const name = classes?.[j]
    return name !== undefined && isEven(name) && name.length <= 8 ? name : String(j)
  })
}
