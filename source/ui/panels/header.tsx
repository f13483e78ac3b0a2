import { Box, Text } from 'ink'
import Spinner from 'ink-spinner'
import { grouped, percent } from '../format.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { visible } from '../visible.js'

/** The first row: what is trained, and whether it is being trained. */
export function Header({ state, columns }: { readonly state: RunState; readonly columns: number }) {
  const { accent } = useTheme()
  const { ready } = state
  const status = statusOf(state)
  const right = `${ready ? `seed ${ready.recipe.seed}  ` : ''}`
  return (
    <Box width={columns} justifyContent="space-between">
      <Box flexShrink={1} height={1}>
        <Text wrap="truncate">
          {' '}
          <Text bold color={accent}>
            downhill
          </Text>
          {'  '}
          {ready ? <Text dimColor>{describe(ready)}</Text> : ''}
        </Text>
      </Box>
      <Box flexShrink={0} height={1}>
        <Text wrap="truncate">
          <Text dimColor>
            {'  '}
            {right}
          </Text>
          <Mark phase={state.phase} /> {status}{' '}
        </Text>
      </Box>
    </Box>
  )
}

function describe({ sizes, recipe, parameterCount, data }: NonNullable<RunState['ready']>): string {
  const { activation, cost, optimizer, batchSize } = recipe
  const name = data.name === 'mnist' ? '' : ` · ${visible(data.name)}`
  const shownOptimizer = optimizer === 'sgd' ? 'SGD' : optimizer
  return (
    `${sizes.join('-')} ${activation} · ${cost} · ${shownOptimizer} · batch ${batchSize} · ` +
    `${grouped(parameterCount)} parameters${name}`
  )
}

function statusOf({ phase, test, loading }: RunState): string {
  switch (phase) {
    case 'loading':
      return visible(loading)
    case 'stopped':
      return 'saving'
    case 'finished':
      return test ? `finished · test ${percent(test.accuracy)}` : 'finished'
    case 'training':
    case 'paused':
    case 'diverged':
    case 'failed':
      return phase
  }
}

function Mark({ phase }: { readonly phase: RunState['phase'] }) {
  const { accent, glyphs } = useTheme()
  switch (phase) {
    case 'loading':
    case 'training':
    case 'stopped':
      return (
        <Text color={accent}>
          <Spinner type={glyphs.border === 'round' ? 'dots' : 'line'} />
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
