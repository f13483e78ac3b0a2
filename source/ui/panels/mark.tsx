import { Text } from 'ink'
import Spinner from 'ink-spinner'
import { useEffect, useState } from 'react'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'

/** Beside the name of a phase: something turns while there is work, and stands still when there is none. */
export function Mark({ state }: { readonly state: Pick<RunState, 'phase'> }) {
  const { accent, glyphs } = useTheme()
  switch (state.phase) {
    case 'loading':
    case 'stopped':
      return (
        <Text color={accent}>
          <Spinner type={glyphs.spinner} />
        </Text>
      )
    case 'training':
      return <Wheel beat={state} />
    case 'paused':
      return <Text color={accent}>{glyphs.pause}</Text>
    case 'finished':
    case 'diverged':
    case 'failed':
      return <Text color={accent}>{glyphs.dash}</Text>
  }
}

/** How long the wheel waits for the next beat in milliseconds. */
const patience = 150

/**
 * A spinner that turns with every beat, in step with the numbers it stands above, because a frame for the spinner alone
 * costs as much as any; and by itself where a mini-batch takes so long that there is no beat.
 */
function Wheel({ beat }: { readonly beat: unknown }) {
  const { accent, glyphs } = useTheme()
  const [turn, setTurn] = useState(0)
  const [last, setLast] = useState(beat)
  if (beat !== last) {
    setLast(beat)
    setTurn(turn + 1)
  }
  useEffect(() => {
    const timer = setTimeout(() => setTurn(turn + 1), patience)
    return () => clearTimeout(timer)
  }, [turn])
  return <Text color={accent}>{glyphs.wheel[turn % glyphs.wheel.length]}</Text>
}
