import { Text } from 'ink'
import Spinner from 'ink-spinner'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'

/** Beside the name of a phase: something turns while there is work, and stands still when there is none. */
export function Mark({ state }: { readonly state: RunState }) {
  const { accent, glyphs } = useTheme()
  switch (state.phase) {
    case 'loading':
    case 'training':
    case 'stopped':
      return (
        <Text color={accent}>
          <Spinner type={glyphs.spinner} />
        </Text>
      )
    case 'paused':
      return <Text color={accent}>{glyphs.pause}</Text>
    case 'finished':
    case 'diverged':
    case 'failed':
      return <Text color={accent}>{glyphs.dash}</Text>
  }
}
