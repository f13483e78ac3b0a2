import { Box } from 'ink'
import type { ReactNode } from 'react'
import type { Description } from '../../../checkpoint/checkpoint.js'
import { costChart, isLogarithmic } from '../../charts/cost-chart.js'
import type { Line } from '../../charts/line.js'
import { borderColumns, borderRows } from '../../layout.js'
import { Panel } from '../../panels/panel.js'
import { useTheme } from '../../theme.js'
import type { DetailsLayout } from './layout.js'

interface PartsProps {
  readonly layout: DetailsLayout
  readonly description: Description
  /** Whose curve is drawn behind. */
  readonly behind?: Description
  readonly title: string
  readonly table: readonly Line[]
  readonly children?: ReactNode
}

/** A curve, a table beside it or below it, and whatever stands at the right. */
export function Parts({ layout, description, behind, title, table, children }: PartsProps) {
  const { glyphs } = useTheme()
  const points = curveOf(description)
  const others = behind ? curveOf(behind) : []
  const lines = costChart({
    points,
    behind: others,
    marks: description.rateChanges,
    none: 'a curve begins with the second epoch',
    width: layout.chart.width - borderColumns,
    height: layout.chart.height - borderRows,
    glyphs
  })
  const name = isLogarithmic([...points, ...others]) ? `cost ${glyphs.dash} log scale` : 'cost'
  return (
    <Box>
      <Box flexDirection={layout.left}>
        <Panel
          title={behind && points.length > 1 ? `${name} ${glyphs.dash} dots: marked` : name}
          size={layout.chart}
          lines={lines}
        />
        <Panel title={title} size={layout.settings} lines={table} />
      </Box>
      {children}
    </Box>
  )
}

/** The cost of each epoch, at its end. */
function curveOf({ history }: Description): (readonly [number, number])[] {
  return history.map(({ epoch, cost }) => [epoch, cost])
}
