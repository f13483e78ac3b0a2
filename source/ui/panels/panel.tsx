import { Box } from 'ink'
import { fitted, isEven, type Line, type Segment, widthOf } from '../charts/line.js'
import { columnsOf, cut } from '../class-name.js'
import { borderColumns, borderRows, type Size, titleMargin } from '../layout.js'
import { type Glyphs, useTheme } from '../theme.js'
import { Row } from './row.js'

/** A frame with a title in its upper border around as many rows as fit. */
export function Panel({
  title,
  size: { width, height },
  lines
}: {
  readonly title: string
  readonly size: Size
  readonly lines: readonly Line[]
}) {
  const { glyphs } = useTheme()
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Row line={ceiling(title, width, glyphs)} width={width} />
      {Array.from({ length: height - borderRows }, (_, i) => (
        // A row has no identity but its place.
        <PanelRow key={i} line={lines[i] ?? []} width={width} />
      ))}
      <Row line={floor(width, glyphs)} width={width} />
    </Box>
  )
}

/** A row between the borders; one that only Ink can measure stands beside them in a box of its own. */
function PanelRow({ line, width }: { readonly line: Line; readonly width: number }) {
  const { vertical } = useTheme().glyphs
  const [left, right]: [Segment, Segment] = [
    { text: `${vertical} `, tone: 'dim' },
    { text: ` ${vertical}`, tone: 'dim' }
  ]
  const room = width - borderColumns
  if (line.every(({ text }) => isEven(text))) {
    const shown = fitted(line, room)
    const padding = { text: ' '.repeat(Math.max(0, room - widthOf(shown))) }
    return <Row line={[left, ...shown, padding, right]} width={width} />
  }
  return (
    <Box height={1}>
      <Row line={[left]} width={2} />
      <Row line={line} width={room} />
      <Row line={[right]} width={2} />
    </Box>
  )
}

function ceiling(title: string, width: number, { corners: [left, right], horizontal }: Glyphs): Line {
  const room = Math.max(0, width - titleMargin)
  const shown = columnsOf(title) <= room ? title : `${cut(title, room - 1)}…`
  const rest = horizontal.repeat(Math.max(0, width - 4 - columnsOf(shown)))
  return [{ text: `${left} `, tone: 'dim' }, { text: shown }, { text: ` ${rest}${right}`, tone: 'dim' }]
}

function floor(width: number, { feet: [left, right], horizontal }: Glyphs): Line {
  return [{ text: `${left}${horizontal.repeat(width - 2)}${right}`, tone: 'dim' }]
}
