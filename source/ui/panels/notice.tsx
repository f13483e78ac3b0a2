import { Box, Text } from 'ink'
import { wrapped } from '../charts/wrapped.js'
import { borderColumns, borderRows } from '../layout.js'
import { Panel } from './panel.js'

interface NoticeProps {
  readonly text: string
  readonly columns: number
  /** Where its last row is to be, counted from the top of the screen. */
  readonly bottom: number
}

/** Most rows of text; what is longer is cut off. */
const mostRows = 8

/** What is too long to be said in the hint line, laid over whatever stands above it. */
export function Notice({ text, columns, bottom }: NoticeProps) {
  const lines = wrapped(text, columns - borderColumns).slice(0, mostRows)
  const height = lines.length + borderRows
  return (
    <Box position="absolute" flexDirection="column" top={bottom + 1 - height} width={columns} height={height}>
      <Box position="absolute" flexDirection="column">
        {Array.from({ length: height }, (_, i) => (
          // What lies below must not be seen between its words. A row has no identity but its place.
          <Text key={i}>{' '.repeat(columns)}</Text>
        ))}
      </Box>
      <Panel title="notice" size={{ width: columns, height }} lines={lines.map(line => [{ text: line }])} />
    </Box>
  )
}
