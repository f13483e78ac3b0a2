import type { CheckpointList, ListState } from '../../checkpoints/list.js'
import { grouped } from '../../format.js'
import type { Layout } from '../../layout.js'
import type { RunState } from '../../store.js'
import { type Glyphs, useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { Browser } from './browser.js'
import type { Choice } from './choice.js'
import { footerLine } from './footer.js'
import { rowsOnScreen } from './shown.js'
import type { CheckpointsState } from './state.js'

interface CheckpointsScreenProps {
  readonly state: RunState
  readonly list: CheckpointList
  readonly known: ListState
  readonly view: CheckpointsState
  readonly layout: Layout
  readonly onChoose: (choice: Choice) => void
}

/** Every checkpoint of every run. */
export function CheckpointsScreen({ state, list, known, view, layout, onChoose }: CheckpointsScreenProps) {
  const { glyphs } = useTheme()
  const rows = rowsOnScreen(known, view)
  const count = [...known.runs.values()].reduce((sum, files) => sum + files.length, 0)
  return (
    <Browser
      {...{ state, list, known, layout, rows, onChoose }}
      {...{
        order: view.order,
        choice: view.choice,
        marked: view.marked,
        isLookedInto: view.isLookedInto && view.prompt === null
      }}
      title={titleOf(view, rows.files.length, count, known.runs.size, glyphs)}
      footer={footerLine(view, known, rows, glyphs)}
    />
  )
}

function titleOf(
  { order, filter }: CheckpointsState,
  shown: number,
  count: number,
  runs: number,
  { dash }: Glyphs
): string {
  const all = `${grouped(count)} in ${grouped(runs)} ${runs === 1 ? 'run' : 'runs'}`
  return [
    'checkpoints',
    filter === '' ? all : `${grouped(shown)} of ${all} with “${visible(filter)}”`,
    `by ${order === 'runs' ? 'run' : order}`
  ].join(` ${dash} `)
}
