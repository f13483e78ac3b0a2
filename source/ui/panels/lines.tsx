import { Text } from 'ink'
import type { Line } from '../charts/line.js'
import { useTheme } from '../theme.js'

/** A picture made of rows: one text element a row, cut off at the edge, never wrapped. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { accent } = useTheme()
  return lines.map((line, i) => (
    // A row has no identity but its place.
    <Text key={i} wrap="truncate">
      {line.length === 0 || (line.length === 1 && line[0]!.text === '')
        ? ' '
        : line.map(({ text, tone }, j) => (
            <Text
              key={j}
              dimColor={tone === 'dim'}
              bold={tone === 'bold'}
              {...(tone === 'accent' && { color: accent })}
            >
              {text}
            </Text>
          ))}
    </Text>
  ))
}
