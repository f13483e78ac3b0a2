import { Box, Text } from 'ink'
import type { Line } from '../charts/line.js'
import { borderRows, type Size } from '../layout.js'
import { useTheme } from '../theme.js'
import { Lines } from './lines.js'

/**
 * A frame with a title in its upper border around as many rows as fit. Rows are cut off here and not by Ink's
 * `overflow="hidden"`, which tokenizes every row of every frame twice.
 */
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
  const [left, right] = glyphs.corners
  const shown = [...title].slice(0, width - 6).join('')
  const rest = glyphs.horizontal.repeat(width - 4 - [...shown].length)
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Text wrap="truncate">
        <Text dimColor>{left} </Text>
        {shown}
        <Text dimColor>
          {' '}
          {rest}
          {right}
        </Text>
      </Text>
      <Box
        borderStyle={glyphs.border}
        borderDimColor
        borderTop={false}
        flexDirection="column"
        paddingX={1}
        height={height - 1}
      >
        <Lines lines={lines.slice(0, height - borderRows)} />
      </Box>
    </Box>
  )
}
