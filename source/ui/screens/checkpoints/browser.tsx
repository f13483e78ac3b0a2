import { basename, dirname } from 'node:path'
import { Box } from 'ink'
import { useEffect } from 'react'
import type { Line } from '../../charts/line.js'
import type { CheckpointList, ListState } from '../../checkpoints/list.js'
import type { ListedFile } from '../../checkpoints/listed.js'
import { borderColumns, type Layout } from '../../layout.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { useTheme } from '../../theme.js'
import { type Choice, firstChoice, firstShown, placeOfChoice } from './choice.js'
import { Details } from './details.js'
import { checkpointsLayout, fileRows } from './layout.js'
import { columnsFor, headingLine, rowLine } from './row-text.js'
import { bestOf, type Order, type Row, type Rows } from './rows.js'

interface BrowserProps {
  readonly state: RunState
  readonly list: CheckpointList
  /** What it knows. */
  readonly known: ListState
  readonly layout: Layout
  readonly title: string
  readonly rows: Rows
  readonly order: Order
  readonly choice: Choice
  readonly marked: string | null
  /** Whether the chosen checkpoint has it all to itself. */
  readonly isLookedInto: boolean
  /** What stands below the list. */
  readonly footer: Line
  readonly onChoose: (choice: Choice) => void
}

/** A list of checkpoints to choose from, and the details of the chosen one where there is room. What is seen is read. */
export function Browser(props: BrowserProps) {
  const { state, list, known, layout, title, rows, order, choice, marked, isLookedInto, footer, onChoose } = props
  const { glyphs } = useTheme()
  const sizes = checkpointsLayout(layout.columns, layout.rows)
  const { files } = rows
  const present = state.folder === null ? null : basename(state.folder)
  const chosen = files[placeOfChoice(files, choice)]
  const height = fileRows(sizes.list)
  const place = rows.rows.findIndex(row => row.type === 'file' && row.file === chosen)
  const first = firstShown(place, rows.rows.length, height)
  const compared = marked === null ? undefined : fileAt(known, marked)
  const shown = isLookedInto ? [] : rows.rows.slice(first, first + height)

  useEffect(() => {
    list.open()
    return () => list.close()
  }, [list])
  useEffect(() => {
    if (state.saved) list.refresh(dirname(state.saved))
  }, [list, state.saved])
  useEffect(() => {
    const isSeen = isLookedInto || sizes.details !== null
    list.want(
      shown.flatMap(row => (row.type === 'file' ? [row.file] : [])),
      isSeen ? [chosen, compared].filter(file => file !== undefined) : []
    )
  })
  // The first choice is where this run stands. It stays when more comes above it.
  useEffect(() => {
    const first = firstChoice(files, state.folder)
    if (choice.path === null && first && !list.state().isListing) onChoose(first)
  })

  if (isLookedInto) {
    const size = { width: layout.columns, height: sizes.list.height + (sizes.details?.height ?? 0) }
    return <Details list={known} file={chosen} marked={compared} size={size} />
  }
  const columns = columnsFor(sizes.list.width - borderColumns, order)
  const drawing = {
    ...{ order, columns, marked, glyphs, now: Date.now(), chosen: chosen?.path ?? null },
    ...{ notes: known.notes, facts: known.facts, best: bestOfRuns(shown, known) },
    present
  }
  const lines = shown.map(row => rowLine(row, drawing))
  const padding = Array.from({ length: height - lines.length }, (): Line => [])
  return (
    <Box flexDirection="column">
      <Panel title={title} size={sizes.list} lines={[headingLine(order, columns), ...lines, ...padding, footer]} />
      {sizes.details && <Details list={known} file={chosen} marked={compared} size={sizes.details} />}
    </Box>
  )
}

/** The paths of the best file of each run that is seen. */
function bestOfRuns(shown: readonly Row[], { runs, facts }: ListState): ReadonlySet<string> {
  const names = new Set(shown.map(row => (row.type === 'file' ? row.file.run : row.run)))
  return new Set([...names].flatMap(name => bestOf(runs.get(name) ?? [], facts.get(name)) ?? []))
}

/** A file that is listed, also when the filter hides it. */
function fileAt({ runs }: ListState, path: string): ListedFile | undefined {
  return runs.get(basename(dirname(path)))?.find(file => file.path === path)
}
