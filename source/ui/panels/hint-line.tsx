import { basename } from 'node:path'
import { Text } from 'ink'
import { progressOf } from '../../checkpoint/store.js'
import { placeName, shortPlace } from '../format.js'
import { fittingHints, hints } from '../keymap.js'
import type { Situation } from '../situation.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { visible } from '../visible.js'

interface HintLineProps {
  readonly situation: Situation
  readonly columns: number
}

/** The last row: the keys that work here and now, as many as fit, and behind them the latest news. */
export function HintLine({ situation, columns }: HintLineProps) {
  const { accent } = useTheme()
  const { news, isTrouble } = newsOf(situation.run)
  // News gets the room that it wants, but never more than half of the row.
  const keys = fittingHints(hints(situation), columns - Math.min(news.at(-1)!.length + 1, Math.floor(columns / 2)))
  const room = columns - keys.reduce((sum, { shown, hint }) => sum + [...shown].length + hint.length + 3, 0)
  const shownNews = news.find(({ length }) => length < room) ?? news.at(-1)!
  return (
    <Text wrap="truncate">
      {keys.map(({ shown, hint }) => (
        <Text key={shown}>
          {' '}
          <Text color={accent}>{shown}</Text>
          <Text dimColor> {hint} </Text>
        </Text>
      ))}
      {shownNews !== '' && <Text dimColor={!isTrouble}> {shownNews}</Text>}
    </Text>
  )
}

/** What has happened last, at length and in short: what is wrong, or else what was saved. */
function newsOf({ failure, divergence, notSaved, notice, saved }: RunState) {
  const trouble = failure?.message ?? divergence ?? notSaved ?? notice
  if (trouble !== null) return { news: [visible(trouble)], isTrouble: true }
  if (saved === null) return { news: [''], isTrouble: false }
  const place = progressOf(basename(saved))
  const names = place ? [placeName(place), shortPlace(place)] : [basename(saved)]
  return { news: names.map(name => `saved ${visible(name)}`), isTrouble: false }
}
