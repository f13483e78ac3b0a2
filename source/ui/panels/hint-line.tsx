import { basename } from 'node:path'
import type { Line } from '../charts/line.js'
import { hints, type Screen } from '../keymap.js'
import type { RunState } from '../store.js'
import { visible } from '../visible.js'
import { Row } from './row.js'

/** The last row: the keys that work here and now, and behind them the latest news. */
export function HintLine({
  state,
  screen,
  columns
}: {
  readonly state: RunState
  readonly screen: Screen
  readonly columns: number
}) {
  const { failure, notSaved, notice, saved } = state
  const trouble = failure?.message ?? notSaved ?? notice
  const news = trouble ?? (saved && `saved ${basename(saved, '.safetensors')}`)
  // That something is not safe on disk wants more room than keys that the help explains, too.
  const shownHints = hints(state, screen).slice(notSaved === null ? 0 : -2)
  const keys = shownHints.flatMap(
    ({ shown, hint }): Line => [{ text: ' ' }, { text: shown, tone: 'accent' }, { text: ` ${hint} `, tone: 'dim' }]
  )
  const text = news ? ` ${visible(news)}` : ''
  return <Row line={[...keys, trouble ? { text } : { text, tone: 'dim' }]} width={columns} />
}
