import { Box } from 'ink'
import { progressBar } from '../charts/progress-bar.js'
import { clock, compact, grouped } from '../format.js'
import type { RunState } from '../store.js'
import { useTheme } from '../theme.js'
import { type Coming, comingExamples } from '../time/coming.js'
import { visible } from '../visible.js'
import { Row } from './row.js'

interface ProgressProps {
  readonly state: RunState
  /** Where it stands within a mini-batch, if it does. */
  readonly coming?: Coming | null
  readonly columns: number
}

/** The second row: how far the run is, how fast, and how long it takes; or why it can't go on like that. */
export function Progress({ state, coming, columns }: ProgressProps) {
  const { glyphs } = useTheme()
  const { ready, pulse, divergence } = state
  if (!ready) return <Box height={1} />
  if (divergence) return <Row line={[{ text: ` ${visible(divergence.message)}`, tone: 'bold' }]} width={columns} />
  const { epochs } = ready.recipe
  const { batchesPerEpoch } = ready
  const epoch = pulse?.epoch ?? ready.epoch
  const batch = pulse?.batch ?? ready.batch
  const isFinished = epoch >= epochs
  const running = Math.min(epochs, epoch + 1)
  const left = ` epoch ${String(running).padStart(String(epochs).length)}/${epochs} `
  const total = grouped(batchesPerEpoch)
  const shownBatch = `batch ${grouped(isFinished ? batchesPerEpoch : batch).padStart(total.length)}/${total}`
  const { batchesPerSecond } = state
  // As wide as the other.
  const slow = `${batchesPerSecond} batch${batchesPerSecond === 1 ? '' : 'es'}/s`.padStart(14)
  const fast = `${compact(pulse?.examplesPerSecond ?? 0).padStart(5)} images/s`
  const within = coming && `example ${grouped(coming.count)}/${grouped(comingExamples(state))}`.padStart(14)
  const speed = within ?? (batchesPerSecond === null ? fast : slow)
  const time = `${clock(pulse?.seconds ?? 0)} · ${clock(pulse?.secondsLeft ?? 0)} left`
  const right = `  ${shownBatch}  ${speed}  ${time} `
  const width = columns - left.length - right.length
  const done = (epoch + batch / batchesPerEpoch) / epochs
  const bar = progressBar(done, Math.max(0, width), glyphs)
  return <Row line={[{ text: left }, ...bar, { text: right, tone: 'dim' }]} width={columns} />
}
