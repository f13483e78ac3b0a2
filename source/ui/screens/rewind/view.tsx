import type { Line } from '../../charts/line.js'
import type { CheckpointList, ListState } from '../../checkpoints/list.js'
import type { Layout } from '../../layout.js'
import type { RunState } from '../../store.js'
import { useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { Browser } from '../checkpoints/browser.js'
import type { Choice } from '../checkpoints/choice.js'
import { rowsToRewind } from '../checkpoints/shown.js'

interface RewindPickerProps {
  readonly state: RunState
  readonly list: CheckpointList
  readonly known: ListState
  readonly choice: Choice
  readonly layout: Layout
  readonly onChoose: (choice: Choice) => void
}

/** The epochs that the run has come along, to go back to one of them. */
export function RewindPicker({ state, list, known, choice, layout, onChoose }: RewindPickerProps) {
  const { glyphs } = useTheme()
  const rows = rowsToRewind(known, state)
  return (
    <Browser
      {...{ state, list, known, layout, rows, choice, onChoose }}
      {...{ order: 'runs', marked: null, isLookedInto: false }}
      title={`rewind ${glyphs.dash} the run is saved, and a branch goes on from the epoch you choose`}
      footer={footer(known.problem, known.isListing, rows.files.length)}
    />
  )
}

function footer(problem: string | null, isListing: boolean, count: number): Line {
  if (problem) return [{ text: visible(problem) }]
  if (count > 0) return []
  return [
    { text: isListing ? 'reading the folder …' : 'No checkpoint of this run is left to go back to.', tone: 'dim' }
  ]
}
