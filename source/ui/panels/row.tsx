import { Box, Text } from 'ink'
import { memo } from 'react'
import { fitted, isEven, type Line } from '../charts/line.js'
import { tokenOf } from '../painter/row-tokens.js'
import { useTheme } from '../theme.js'

/**
 * A row of `width` columns, cut off at its end, never wrapped. It passes Ink as a token, for nearly nothing; only text that
 * nobody but Ink can measure (the name of a class may be Chinese) is left to Ink.
 */
export function Row({ line, width }: { readonly line: Line; readonly width: number }) {
  if (width > 0 && line.every(({ text }) => isEven(text))) {
    return <Token token={tokenOf(fitted(line, width))} width={width} />
  }
  return (
    <Box width={width} height={1} flexShrink={0}>
      <Pieces line={line} />
    </Box>
  )
}

/** Rendered anew only when the row is another. */
const Token = memo(({ token, width }: { readonly token: string; readonly width: number }) => (
  <Box width={width} height={1} flexShrink={0}>
    <Text wrap="truncate">{token}</Text>
  </Box>
))

function Pieces({ line }: { readonly line: Line }) {
  const { accent } = useTheme()
  return (
    <Text wrap="truncate">
      {line.map(({ text, tone }, i) => (
        <Text
          // A piece has no identity but its place.
          key={i}
          dimColor={tone === 'dim'}
          bold={tone === 'bold' || tone === 'title'}
          {...((tone === 'accent' || tone === 'title') && { color: accent })}
        >
          {text}
        </Text>
      ))}
    </Text>
  )
}
