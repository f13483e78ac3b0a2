import { wrapped } from '../charts/wrapped.js'
import { borderColumns, frameRows, type Layout } from '../layout.js'
import { Panel } from '../panels/panel.js'
import type { ScreenName } from '../view.js'

/** Screens on which a network answers. */
const answering: ReadonlySet<ScreenName> = new Set(['confusion', 'example', 'landscape', 'draw'])

/** Whether a screen has nothing true to show of a network that has diverged. */
export function needsAnswers(screen: ScreenName): boolean {
  return answering.has(screen)
}

/** What there is to say where a network would answer, had it not diverged. */
export const noAnswers =
  "Training has diverged: the network's weights or outputs are no finite numbers any more, so it has no answers to show. " +
  'r goes back to the last good checkpoint, or else the beginning, with half the learning rate.'

/** Stands in for a screen on which a network that has diverged would answer. */
export function DivergedScreen({ layout: { columns, rows } }: { readonly layout: Pick<Layout, 'columns' | 'rows'> }) {
  const lines = wrapped(noAnswers, columns - borderColumns).map(text => [{ text }])
  return <Panel title="no answers" size={{ width: columns, height: rows - frameRows }} lines={lines} />
}
