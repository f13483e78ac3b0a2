import { Box, Text } from 'ink'
import type { ReactNode } from 'react'
import type { Size } from '../layout.js'
import { useTheme } from '../theme.js'

/** A frame with a title in its upper border. */
export function Panel({
  title,
  size: { width, height },
  children
}: {
  readonly title: string
  readonly size: Size
  readonly children?: ReactNode
}) {
  const { glyphs } = useTheme()
  const [left, right] = glyphs.corners
  const shown = [...title].slice(0, width - 6).join('')
  const rest = glyphs.horizontal.repeat(width - 4 - [...shown].length)
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
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
        overflow="hidden"
      >
        {/* What is too much is cut off at the bottom; without this Ink would squeeze rows into each other. */}
        <Box flexDirection="column" flexShrink={0}>
          {children}
        </Box>
      </Box>
    </Box>
  )
}
