import { Box } from 'ink'
import { type Line, widthOf } from '../charts/line.js'
import { progressBar } from '../charts/progress-bar.js'
import { clock, compact, grouped } from '../format.js'
import { fittingParts } from '../panels/header.js'
import { Mark } from '../panels/mark.js'
import { Row } from '../panels/row.js'
import { useTheme } from '../theme.js'
import type { FitState } from './store.js'

interface HeaderProps {
  readonly state: FitState
  readonly columns: number
}

/** The first row: what is trained, and whether it is being trained. */
export function FitHeader({ state, columns }: HeaderProps) {
  const { pulse, phase } = state
  const seed = pulse ? `  seed ${pulse.seed} ` : '  '
  const status = ` ${phase} `
  const room = columns - seed.length - 1 - status.length
  const name: Line = [{ text: ' ' }, { text: 'downhill', tone: 'title' }, { text: '  ' }]
  const left: Line = [...name, { text: fittingParts(describe(state), room - widthOf(name)), tone: 'dim' }]
  return (
    <Box>
      <Row line={left} width={room} />
      <Row line={[{ text: seed, tone: 'dim' }]} width={seed.length} />
      <Mark state={state} />
      <Row line={[{ text: status }]} width={status.length} />
    </Box>
  )
}

function describe({ pulse, settings }: FitState): string[] {
  if (!pulse) return ['']
  const { activation, neurons, parameters } = pulse.network
  const { length } = settings.curve.x
  const batch = `batch ${grouped(length)}`
  return [`1-${neurons}-1 ${activation}`, 'quadratic', 'adam', batch, `${parameters.length} parameters`]
}

/** The second row: how far the fit is, how fast, and how long it takes. */
export function FitProgress({ state, columns }: HeaderProps) {
  const { glyphs } = useTheme()
  const { pulse } = state
  if (!pulse) return <Box height={1} />
  const { step, end, stepsPerSecond, pace, seconds, secondsLeft } = pulse
  const total = grouped(end)
  const left = ` step ${grouped(step).padStart(total.length)}/${total} `
  const limit = pace === null ? '' : ` of ${pace}`
  const speed = `${compact(stepsPerSecond).padStart(5)}${limit} steps/s`
  const right = `  ${speed}  ${clock(seconds)} · ${clock(secondsLeft)} left `
  const bar = progressBar(step / end, Math.max(0, columns - left.length - right.length), glyphs)
  return <Row line={[{ text: left }, ...bar, { text: right, tone: 'dim' }]} width={columns} />
}
