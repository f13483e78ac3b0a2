import { Box } from 'ink'
import { progressBar } from '../../charts/progress-bar.js'
import { wrapped } from '../../charts/wrapped.js'
import { initialChart } from '../../curve/shown.js'
import { clock, compact, grouped } from '../../format.js'
import { CostPanel } from '../../panels/cost.js'
import { Header } from '../../panels/header.js'
import { HintLine } from '../../panels/hint-line.js'
import { Row } from '../../panels/row.js'
import type { Situation } from '../../situation.js'
import type { RunState } from '../../store.js'
import { useTheme } from '../../theme.js'
import { visible } from '../../visible.js'
import { figures } from './figures.js'
import { arrangeSmall } from './layout.js'
import { sentence } from './sentence.js'

interface SmallScreenProps {
  readonly situation: Situation
  /** Of the terminal. */
  readonly columns: number
  readonly rows: number
}

/** What a terminal shows that is too small for the dashboard: how training goes, in numbers, or a plain sentence. */
export function SmallScreen({ situation, columns, rows }: SmallScreenProps) {
  const { glyphs } = useTheme()
  const layout = arrangeSmall(columns, rows)
  const state = situation.run
  if (!layout) return <Rows lines={sentence(columns, rows)} columns={columns} />
  return (
    <Box flexDirection="column" width={columns} height={layout.rows}>
      <Header state={state} columns={columns} />
      <SmallProgress state={state} columns={columns} />
      <Box flexDirection={layout.direction}>
        <Box flexDirection="column" width={layout.figures.width}>
          {figures(state, layout.figures, glyphs).map((line, i) => (
            // A row has no identity but its place.
            <Row key={i} line={line} width={layout.figures.width} />
          ))}
        </Box>
        {layout.chart && <CostPanel state={state} chart={initialChart} size={layout.chart} />}
      </Box>
      <HintLine situation={situation} columns={columns} />
    </Box>
  )
}

/** Two rows: how far the run is, and how fast; or why it can't go on like that. */
function SmallProgress({
  state: { ready, pulse, divergence },
  columns
}: {
  readonly state: RunState
  readonly columns: number
}) {
  const { glyphs } = useTheme()
  if (!ready) return <Box height={2} />
  if (divergence) {
    const [first = '', second = ''] = wrapped(visible(divergence.message), columns - 2)
    return [first, second].map(text => <Row key={text} line={[{ text: ` ${text}`, tone: 'bold' }]} width={columns} />)
  }
  const { epochs } = ready.recipe
  const { batchesPerEpoch } = ready
  const epoch = pulse?.epoch ?? ready.epoch
  const batch = epoch >= epochs ? batchesPerEpoch : (pulse?.batch ?? ready.batch)
  const done = epoch >= epochs ? 1 : (epoch + batch / batchesPerEpoch) / epochs
  const left = ` epoch ${Math.min(epochs, epoch + 1)}/${epochs} `
  const right = ` ${String(Math.floor(done * 100)).padStart(3)} % `
  const bar = progressBar(done, Math.max(0, columns - left.length - right.length), glyphs)
  const speed = `${compact(pulse?.examplesPerSecond ?? 0)} images/s`
  const parts = [`batch ${grouped(batch)}/${grouped(batchesPerEpoch)}`, speed, `${clock(pulse?.secondsLeft ?? 0)} left`]
  const text = parts.reduce((said, part) => (said.length + part.length + 3 > columns ? said : `${said}  ${part}`), '')
  return (
    <>
      <Row line={[{ text: left }, ...bar, { text: right }]} width={columns} />
      <Row line={[{ text: text.slice(1), tone: 'dim' }]} width={columns} />
    </>
  )
}

function Rows({ lines, columns }: { readonly lines: readonly string[]; readonly columns: number }) {
  return (
    <Box flexDirection="column" width={columns}>
      {lines.map((line, i) => (
        // A row has no identity but its place.
        <Row key={i} line={[{ text: line }]} width={columns} />
      ))}
    </Box>
  )
}
