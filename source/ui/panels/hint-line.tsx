import { basename } from 'node:path'
import { Text } from 'ink'
import { hints, type Screen } from '../keymap.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { visible } from '../visible.js'

/** The last row: the keys that work here and now, and behind them the latest news. */
export function HintLine({ state, screen }: { readonly state: RunState; readonly screen: Screen }) {
  const { accent } = useTheme()
  const { failure, divergence, notSaved, notice, saved } = state
  const trouble = failure?.message ?? divergence ?? notSaved ?? notice
  const news = trouble ?? (saved && `saved ${basename(saved, '.safetensors')}`)
  return (
    <Text wrap="truncate">
      {hints(state, screen).map(({ shown, hint }) => (
        <Text key={shown}>
          {' '}
          <Text color={accent}>{shown}</Text>
          <Text dimColor> {hint} </Text>
        </Text>
      ))}
      {news && <Text dimColor={trouble === null}> {visible(news)}</Text>}
    </Text>
  )
}
