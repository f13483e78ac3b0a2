import type { Description } from '../../../checkpoint/checkpoint.js'
import type { Line } from '../../charts/line.js'
import { borderColumns, type Size } from '../../layout.js'
import { type Glyphs, useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { detailsLayout } from './layout.js'
import { Parts } from './parts.js'
import { differences, nameWidth, resultsOf, type Setting, settingsOf } from './settings.js'

/** A checkpoint that is compared, with the name of its run. */
export interface Compared {
  readonly run: string
  readonly description: Description
}

interface ComparisonProps {
  readonly chosen: Compared
  readonly marked: Compared
  readonly size: Size
}

/** Two checkpoints: both curves, and the results and settings that differ. */
export function Comparison({ chosen, marked, size }: ComparisonProps) {
  const { glyphs } = useTheme()
  const layout = detailsLayout(size, 0)
  return (
    <Parts
      layout={layout}
      description={chosen.description}
      behind={marked.description}
      title="what differs"
      table={differenceLines(chosen, marked, layout.settings.width - borderColumns, glyphs)}
    />
  )
}

/** A table of what differs, `width` columns wide. */
function differenceLines(chosen: Compared, marked: Compared, width: number, glyphs: Glyphs): Line[] {
  const column = Math.floor((width - nameWidth) / 2)
  const cell = (text: string) =>
    [...visible(text)]
      .slice(0, column - 1)
      .join('')
      .padEnd(column)
  const rows = differences(allOf(chosen), allOf(marked)).map(
    ({ name, one, other }): Line => [
      { text: name.replace('η', glyphs.eta).padEnd(nameWidth), tone: 'dim' },
      { text: cell(one) + cell(other) }
    ]
  )
  const heading: Line = [
    { text: ' '.repeat(nameWidth) },
    { text: cell(`${glyphs.pointer} chosen`) + cell(`${glyphs.bullet} marked`), tone: 'accent' }
  ]
  return [heading, ...(rows.length > 0 ? rows : [[{ text: 'nothing differs', tone: 'dim' } as const]])]
}

function allOf({ run, description }: Compared): Setting[] {
  return [{ name: 'run', value: run }, ...resultsOf(description), ...settingsOf(description)]
}
