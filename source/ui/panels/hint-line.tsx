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
  const { failure, divergence, notSaved, notice, saved } = state
  const trouble = failure?.message ?? divergence ?? notSaved ?? notice
  const news = trouble ?? (saved && `saved ${basename(saved, '.safetensors')}`)
  const keys = hints(state, screen).flatMap(
    ({ shown, hint }): Line => [{ text: ' ' }, { text: shown, tone: 'accent' }, { text: ` ${hint} `, tone: 'dim' }]
  )
  const text = news ? ` ${visible(news)}` : ''
  return <Row line={[...keys, trouble ? { text } : { text, tone: 'dim' }]} width={columns} />
}
