import { Box } from 'ink'
import { useEffect, useMemo } from 'react'
import type { CellAnswer, CellRequest } from '../../../trainer/inspect/cell.js'
import type { Ready } from '../../../trainer/protocol.js'
import { grouped, placeName } from '../../format.js'
import { useInspection } from '../../inspector.js'
import { borderColumns, borderRows, frameRows, type Layout } from '../../layout.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { type Glyphs, useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { setNames } from '../example/state.js'
import { imageTiles, type Tiles, tilesIn } from './images.js'
import { type Matrix, matrixLayout, matrixLines } from './matrix.js'
import { type ConfusionState, cellOf, setOf } from './state.js'

interface ConfusionScreenProps {
  readonly state: RunState
  readonly view: ConfusionState
  readonly layout: Layout
  readonly onChange: (change: (state: ConfusionState) => ConfusionState) => void
}

/** While training, all images are answered anew so many seconds after they were last, at least. */
const leastSeconds = 2
/** Operations a second that may be spent on it: a fiftieth of what a core does. A pass forward is about 2 a weight. */
const surveyFlops = 1e9

/** Which images are taken for what, with the images themselves. */
export function ConfusionScreen({ state, view, layout, onChange }: ConfusionScreenProps) {
  const { glyphs } = useTheme()
  const { ready } = state
  const classes = useMemo(() => ready?.data.classes.map(visible) ?? [], [ready])
  const height = layout.rows - frameRows
  const left = Math.max(52, Math.floor(layout.columns * 0.54))
  const right = layout.columns - left
  const tiles = tilesIn(right - borderColumns, height - borderRows, classes)
  const request = ready && requestOf(view, state, ready, tiles)
  const inspected = useInspection<CellRequest>(request, request?.asOf)
  const isAnswered = inspected !== null && inspected.answer.confusion.length === classes.length

  useEffect(() => {
    if (!isAnswered) return
    onChange(now => afterAnswer(now, inspected.request, inspected.answer, state))
  }, [inspected, isAnswered, onChange])

  if (!ready || !isAnswered) {
    const size = { width: layout.columns, height }
    return <Panel title="confusion" size={size} lines={[[{ text: 'waiting for the network …', tone: 'dim' }]]} />
  }
  const { answer, request: asked } = inspected
  const matrix: Matrix = { confusion: answer.confusion, classes, cursor: cellOf(view, state) }
  const inner = [left - borderColumns, height - borderRows] as const
  const isCurrent = asked.actual === matrix.cursor.actual && asked.answered === matrix.cursor.answered
  const examples = isCurrent && asked.set === setOf(view, ready) ? answer.examples : []
  return (
    <Box>
      <Panel
        title={matrixTitle(matrix, answer, asked, inner, glyphs)}
        size={{ width: left, height }}
        lines={matrixLines(matrix, ...inner, glyphs)}
      />
      <Panel
        title={imagesTitle(matrix, glyphs)}
        size={{ width: right, height }}
        lines={
          examples.length > 0
            ? imageTiles({ examples, chosen: view.at - asked.from, classes, image: ready.data }, tiles, glyphs)
            : [[{ text: isCurrent ? 'no image fell here' : '', tone: 'dim' }]]
        }
      />
    </Box>
  )
}

function requestOf(view: ConfusionState, run: RunState, ready: Ready, { across, down }: Tiles): CellRequest {
  const page = Math.min(64, across * down)
  const from = Math.floor(view.at / page) * page
  const set = setOf(view, ready)
  return { kind: 'cell', set, asOf: asOf(run, ready, ready.data[set]), ...cellOf(view, run), from, count: page }
}

/** Names the moment whose answers are shown: this one, when it stands still. */
function asOf({ phase, pulse }: RunState, { epoch, batch, parameterCount }: Ready, images: number): string {
  if (phase !== 'training') return `${phase} ${pulse?.epoch ?? epoch} ${pulse?.batch ?? batch}`
  const seconds = Math.max(leastSeconds, (2 * parameterCount * images) / surveyFlops)
  return `training ${Math.floor((pulse?.seconds ?? 0) / seconds)}`
}

/** The state with what an answer shows, which keys go by; the first one chooses the cell. */
function afterAnswer(now: ConfusionState, asked: CellRequest, answer: CellAnswer, run: RunState): ConfusionState {
  const { confusion, examples } = answer
  const next = { ...now, confusion }
  const cell = cellOf(next, run)
  if (asked.actual !== cell.actual || asked.answered !== cell.answered) return { ...next, cell }
  const count = confusion[cell.actual]![cell.answered]!
  const names = examples.map(({ set, at }) => ({ set, at }))
  const at = Math.min(now.at, Math.max(0, count - 1))
  return { ...next, cell, at, shown: { from: asked.from, names, count } }
}

function matrixTitle(
  matrix: Matrix,
  answer: CellAnswer,
  { set }: CellRequest,
  [width, height]: readonly [number, number],
  { dash }: Glyphs
): string {
  const all = answer.confusion.flat().reduce((sum, count) => sum + count, 0)
  const { columns, rows } = matrixLayout(matrix, width, height)
  const { length } = matrix.classes
  const part = columns.count < length || rows.count < length ? ` ${dash} part of ${length} classes` : ''
  return `${setNames[set]} ${dash} ${grouped(all)} ${dash} ${placeName(answer)}${part}`
}

function imagesTitle({ cursor, classes, confusion }: Matrix, { arrow, dash }: Glyphs): string {
  const { actual, answered } = cursor
  const count = confusion[actual]![answered]!
  return `${classes[actual]}${arrow}${classes[answered]} ${dash} ${grouped(count)} ${dash} worst first`
}
