import { basename } from 'node:path'
import { progressOf } from '../../checkpoint/store.js'
import type { Line } from '../charts/line.js'
import { placeName, shortPlace } from '../format.js'
import { fittingHints, type Hint } from '../hints.js'
import { hints } from '../keymap.js'
import type { Situation } from '../situation.js'
import type { RunState } from '../store.js'
import { visible } from '../visible.js'
import { Row } from './row.js'

interface HintLineProps {
  readonly situation: Situation
  readonly columns: number
}

/** The last row: the keys that work here and now, as many as fit, and behind them the latest news. */
export function HintLine({ situation, columns }: HintLineProps) {
  return <KeysAndNews keys={hints(situation)} {...newsOf(situation.run)} columns={columns} />
}

/** What the person should know and the rows of that width have no room for; null when they say all there is. */
export function noticeOf(situation: Situation, columns: number): string | null {
  const { isTrouble, news } = newsOf(situation.run)
  const { text, room } = arranged({ keys: hints(situation), news, columns })
  if (isTrouble && text.length > room) return text.trim()
  const diverged = situation.run.divergence && visible(situation.run.divergence.message)
  return diverged && diverged.length >= columns ? diverged : null
}

/** Keys, and behind them news: its shortest form, or a longer one where there is room. */
export function KeysAndNews({ isTrouble, ...what }: KeysAndNewsProps) {
  const { keys, text } = arranged(what)
  const line = keys.flatMap(
    ({ shown, hint }): Line => [{ text: ' ' }, { text: shown, tone: 'accent' }, { text: ` ${hint} `, tone: 'dim' }]
  )
  return <Row line={[...line, isTrouble ? { text } : { text, tone: 'dim' }]} width={what.columns} />
}

function arranged({ keys: all, news, columns }: Omit<KeysAndNewsProps, 'isTrouble'>) {
  // News gets the room that it wants, but never more than half of the row.
  const keys = fittingHints(all, columns - Math.min(news.at(-1)!.length + 1, Math.floor(columns / 2)))
  const room = columns - keys.reduce((sum, { shown, hint }) => sum + [...shown].length + hint.length + 3, 0)
  const shownNews = news.find(({ length }) => length < room) ?? news.at(-1)!
  return { keys, text: shownNews === '' ? '' : ` ${shownNews}`, room }
}

interface KeysAndNewsProps {
  readonly keys: readonly Hint[]
  /** At length and in short. */
  readonly news: readonly string[]
  readonly isTrouble: boolean
  readonly columns: number
}

/** What has happened last, at length and in short: what is wrong, or else what was saved. */
function newsOf({ failure, notSaved, notice, saved }: RunState) {
  const trouble = failure?.message ?? notSaved ?? notice
  if (trouble !== null) return { news: [visible(trouble)], isTrouble: true }
  if (saved === null) return { news: [''], isTrouble: false }
  const place = progressOf(basename(saved))
  const names = place ? [placeName(place), shortPlace(place)] : [basename(saved)]
  return { news: names.map(name => `saved ${visible(name)}`), isTrouble: false }
}
