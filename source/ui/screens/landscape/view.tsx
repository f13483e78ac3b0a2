import { dirname } from 'node:path'
import { Box } from 'ink'
import { useEffect, useMemo } from 'react'
import type { Foot } from '../../../engine/plane.js'
import { leastCheckpoints, type Survey, type Walker } from '../../../trainer/landscape/order.js'
import { type HeightMap, heightMap, type Mark, wayLine, withMarks } from '../../charts/height-map.js'
import type { Line } from '../../charts/line.js'
import type { CheckpointList, ListState } from '../../checkpoints/list.js'
import type { RunFacts } from '../../checkpoints/listed.js'
import { placeName, short } from '../../format.js'
import { useSurveys } from '../../landscape/context.js'
import type { SurveyState } from '../../landscape/surveys.js'
import { borderColumns, borderRows, frameRows, type Layout } from '../../layout.js'
import { momentOf } from '../../panels/moment.js'
import { Panel } from '../../panels/panel.js'
import type { RunState } from '../../store.js'
import { type Glyphs, useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { type Present, usePresent } from './present.js'
import type { LandscapeView } from './state.js'
import { legendLines, wrapped } from './words.js'

interface LandscapeScreenProps {
  readonly state: RunState
  readonly view: LandscapeView
  readonly list: CheckpointList
  readonly known: ListState
  readonly layout: Layout
}

/** Columns of the numbers beside the map. */
const axisColumns = 7

/** The cost on a plane around the network: where it is low and where high, and the way the network has come. */
export function LandscapeScreen({ state, view, list, known: checkpoints, layout }: LandscapeScreenProps) {
  const { glyphs } = useTheme()
  const { surveys, known } = useSurveys()
  const { ready, folder } = state
  const { directions, scale, other, time } = view
  const walker = useMemo(() => walkerOf(other, checkpoints), [other, checkpoints])
  useEffect(() => {
    list.open()
    return () => list.close()
  }, [list])
  const isLate = directions === 'path' && state.history.length >= leastCheckpoints
  const key = JSON.stringify([walker, directions, isLate, time])
  useEffect(() => {
    // What has been saved since is for the next survey; this one need not begin again for it.
    if (ready) surveys.begin(ready, { directions, folder, other: walker, isLate, time })
  }, [surveys, ready, key, folder === null])

  const legendWidth = layout.columns < 100 ? 28 : 34
  const height = layout.rows - frameRows
  const width = layout.columns - legendWidth
  const columns = width - borderColumns - axisColumns
  const rows = height - borderRows - 1
  const { survey, heights } = known
  const map = useMemo(
    () => heights && heightMap(heights, scale, columns, rows, glyphs),
    [heights, scale, columns, rows, glyphs]
  )
  const present = usePresent(survey, ready, momentOf(state))
  const isDrawn = survey !== null && map !== null && present !== null && ready !== null
  const facts = other === null ? undefined : checkpoints.facts.get(other)
  const legend = isDrawn
    ? legendLines({
        ...{ known, survey, map, scale, glyphs, foot: present.foot, isOutside: isOutside(survey, present.foot) },
        ...{
          own: { batchSize: ready.recipe.batchSize, stepsPerEpoch: ready.batchesPerEpoch },
          other: survey.other && other !== null && facts ? legendWalker(other, facts) : null
        },
        ...{ width: legendWidth - borderColumns, height: height - borderRows }
      })
    : []
  return (
    <Box>
      <Panel
        title={titleOf(survey, scale, glyphs)}
        size={{ width, height }}
        lines={isDrawn ? mapLines(map, survey, present, columns, glyphs) : waiting(known, width - borderColumns)}
      />
      <Panel title="plane" size={{ width: legendWidth, height }} lines={legend} />
    </Box>
  )
}

/** The run of a name, to have its way drawn. */
function walkerOf(name: string | null, { runs, facts }: ListState): Walker | null {
  const file = name === null ? undefined : runs.get(name)?.[0]
  const told = name === null ? undefined : facts.get(name)
  if (!file || !told) return null
  const { initializer, seed } = told.recipe
  return {
    folder: dirname(file.path),
    start: told.parent ? null : { initializer, seed }
  }
}

/** What is told of the other run; a file in the middle of an epoch does not tell how long one is. */
function legendWalker(name: string, { recipe: { batchSize }, stepsPerEpoch }: RunFacts) {
  return { name, batchSize, stepsPerEpoch: batchSize === 'all' ? 1 : stepsPerEpoch }
}

function titleOf(survey: Survey | null, scale: LandscapeView['scale'], { dash }: Glyphs): string {
  if (!survey) return 'landscape'
  return ['landscape', placeName(survey), `${scale} scale`].join(` ${dash} `)
}

/** What is said before there is a map. */
function waiting({ phase, problem }: SurveyState, width: number): Line[] {
  const said = problem ? visible(problem) : phase === 'idle' ? '' : 'reading the way, choosing a plane …'
  return wrapped(said, width).map(text => [{ text, tone: 'dim' }])
}

/** The map with the ways on it, and its axes. */
function mapLines(map: HeightMap, survey: Survey, present: Present, columns: number, { marks, arrow }: Glyphs): Line[] {
  const { x, y, own, other } = survey
  const place = (foot: Foot) => ({ x: shareOf(foot.x, x), y: shareOf(foot.y, y) })
  const [mine, its] = [own.map(place), (other ?? []).map(place)]
  const stops = (places: readonly Omit<Mark, 'glyph'>[], glyph: string) => places.map(at => ({ ...at, glyph }))
  const ways: Mark[] = [
    // Where both are the same, the line of one is seen, and the stops of the other.
    ...wayLine(mine, marks.way),
    ...wayLine(its, marks.otherWay),
    ...stops(its, marks.other),
    ...stops(mine, marks.stop),
    ...[own[0], other?.[0]].flatMap((step): Mark[] =>
      step && step.epoch + step.batch === 0 ? [{ ...place(step), glyph: marks.start }] : []
    ),
    ...present.trail.map((foot): Mark => ({ ...place(foot), glyph: marks.way })),
    { ...place(present.foot), glyph: marks.now }
  ]
  const rows = withMarks(map, ways)
  const zero = Math.max(1, Math.min(rows.length - 2, Math.floor((1 - shareOf(0, y)) * rows.length)))
  const labels = new Map([
    [0, short(y[1])],
    [zero, '0'],
    [rows.length - 1, short(y[0])]
  ])
  const lines = rows.map(
    (text, row): Line => [
      { text: `${(labels.get(row) ?? '').slice(0, axisColumns - 1).padStart(axisColumns - 1)} `, tone: 'dim' },
      { text }
    ]
  )
  return [...lines, [{ text: ' '.repeat(axisColumns) + axisText(x, columns, arrow), tone: 'dim' }]]
}

/** The ends of the axis across, and zero where there is room between them. */
function axisText(x: readonly [number, number], columns: number, arrow: string): string {
  const [left, right] = [short(x[0]), `${short(x[1])} ${arrow}`]
  const text = [...(left.padEnd(columns - right.length) + right)]
  const zero = Math.floor(shareOf(0, x) * columns)
  if (zero > left.length + 1 && zero < columns - right.length - 2) text[zero] = '0'
  return text.join('')
}

function shareOf(value: number, [from, to]: readonly [number, number]): number {
  return (value - from) / (to - from)
}

function isOutside({ x, y }: Survey, foot: Foot): boolean {
  return foot.x < x[0] || foot.x > x[1] || foot.y < y[0] || foot.y > y[1]
}
