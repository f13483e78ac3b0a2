import { Box, Text, useWindowSize } from 'ink'
import { useRef, useState, useSyncExternalStore } from 'react'
import type { FitPulse } from '../../trainer/fit/protocol.js'
import { type FitRunCommand, phaseAfter } from '../../trainer/fit/session.js'
import { leastColumns, leastRows } from '../layout.js'
import { KeysAndNews } from '../panels/hint-line.js'
import { useKeys } from '../use-keys.js'
import { visible } from '../visible.js'
import { FitHeader, FitProgress } from './header.js'
import { FitHelp } from './help.js'
import { fitHints, fitOutcome, initialFitView } from './keys.js'
import { arrangeFit } from './layout.js'
import { ErrorPanel, NeuronsPanel, PlotPanel } from './panels.js'
import type { FitState, FitStore } from './store.js'
import { Words } from './words.js'

interface FitAppProps {
  readonly store: FitStore
  readonly send: (command: FitRunCommand) => void
  /** Lets the shell have the terminal for a while. */
  readonly suspend: () => void
}

/** The screen of a fit: state in, commands out. */
export function FitApp({ store, send, suspend }: FitAppProps) {
  const state = useSyncExternalStore(store.subscribe, store.state)
  const [view, setView] = useState(initialFitView)
  const { columns, rows } = useWindowSize()
  const layout = arrangeFit(columns, rows)
  // What is looked at now, not when this was drawn: several keys may come between two frames.
  const seen = useRef(view)
  /** The pulse that was there when something was asked of the worker, and what will be so when it is done. */
  const asked = useRef<{ readonly after: FitPulse | null; readonly pulse: FitPulse } | null>(null)

  /** The state as it will be when what was asked for is done. */
  function ahead(): FitState {
    const now = store.state()
    if (asked.current?.after !== now.pulse) asked.current = null
    const pulse = asked.current?.pulse
    return pulse && now.phase !== 'failed' ? { ...now, pulse, phase: pulse.phase } : now
  }

  function press(key: string): void {
    const fit = ahead()
    // Where nothing fits, only what needs not be seen.
    const outcome = fitOutcome(key, { fit, view: layout ? seen.current : initialFitView })
    if (!outcome) return
    if (outcome === 'suspend') {
      suspend()
      return
    }
    if ('view' in outcome) {
      seen.current = outcome.view
      setView(outcome.view)
      return
    }
    if (fit.pulse) asked.current = { after: store.state().pulse, pulse: foreseen(fit.pulse, outcome.command) }
    send(outcome.command)
  }

  useKeys(press)

  if (!layout) {
    return (
      <Text wrap="wrap">
        downhill needs a terminal of at least {leastColumns} × {leastRows}; this one is {columns} × {rows}. Make it
        larger, or press q to quit.
      </Text>
    )
  }
  const trouble = troubleOf(state)
  return (
    <Box flexDirection="column" width={layout.columns} height={layout.rows}>
      <FitHeader state={state} columns={layout.columns} />
      <FitProgress state={state} columns={layout.columns} />
      {view.isHelpOpen ? (
        <FitHelp layout={layout} />
      ) : (
        <>
          <PlotPanel state={state} size={layout.plot} hasParts={view.hasParts} />
          <Box>
            <NeuronsPanel state={state} size={layout.neurons} />
            <ErrorPanel state={state} size={layout.error} />
          </Box>
          <Words state={state} columns={layout.columns} />
        </>
      )}
      <KeysAndNews
        keys={fitHints({ fit: state, view })}
        news={[trouble]}
        isTrouble={trouble !== ''}
        columns={layout.columns}
      />
    </Box>
  )
}

/** What is wrong, and what can be done. */
function troubleOf({ failure, phase }: FitState): string {
  if (failure !== null) return visible(failure)
  return phase === 'diverged' ? 'No number any more: ↓ lowers the rate.' : ''
}

/** The pulse as it will be when a command is done, as far as keys look at it. */
function foreseen(pulse: FitPulse, command: FitRunCommand): FitPulse {
  const next = { ...pulse, phase: phaseAfter(command, pulse.phase) }
  switch (command.type) {
    case 'learningRate':
      return { ...next, learningRate: command.value }
    case 'pace':
      return { ...next, pace: command.stepsPerSecond }
    case 'activation':
      return { ...next, network: { ...pulse.network, activation: command.value } }
    default:
      return next
  }
}
