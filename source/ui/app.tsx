import { Box, Text, useInput, useWindowSize } from 'ink'
import { useRef, useState, useSyncExternalStore } from 'react'
import type { Command } from '../trainer/protocol.js'
import { type Action, actionOf, keyName, type Screen } from './keymap.js'
import { arrange, leastColumns, leastRows } from './layout.js'
import { nextRate } from './learning-rates.js'
import { Header } from './panels/header.js'
import { HintLine } from './panels/hint-line.js'
import { Progress } from './panels/progress.js'
import { HelpScreen } from './screens/help.js'
import { TrainScreen } from './screens/train.js'
import type { RunState, Store } from './store.js'

/** The dashboard: state in, commands out. */
export function App({ store, send }: { readonly store: Store; readonly send: (command: Command) => void }) {
  const state = useSyncExternalStore(store.subscribe, store.state)
  const [screen, setScreen] = useState<Screen>('train')
  const { columns, rows } = useWindowSize()

  const layout = arrange(columns, rows, state.ready?.data.classes.length ?? 10)
  const shown: Screen = layout ? screen : 'train'

  /** What the worker was asked for and has not told yet that it is so. */
  const asked = useRef<Asked>({})

  function press(key: string): void {
    // The state now, not when this was drawn, and as it will be: several keys may come between two frames.
    const now = store.state()
    asked.current = stillAsked(asked.current, now)
    const expected = { ...now, ...asked.current }
    const action = actionOf(key, expected, shown)
    if (action === 'toggleHelp') setScreen('help')
    else if (action === 'closeHelp') setScreen('train')
    else if (action) {
      const command = commandFor(action, expected)
      asked.current = { ...asked.current, ...outcomeOf(command) }
      send(command)
    }
  }

  useInput((input, key) => {
    // Over a slow line several keys come in one piece.
    const names = keyName(input, key) === input ? [...input].map(one => keyName(one, key)) : [keyName(input, key)]
    for (const name of names) press(name)
  })

  if (!layout) {
    return (
      <Text wrap="wrap">
        downhill needs a terminal of at least {leastColumns} × {leastRows}; this one is {columns} × {rows}. Make it
        larger, or press q to save and quit.
      </Text>
    )
  }
  return (
    <Box flexDirection="column" width={layout.columns} height={layout.rows}>
      <Header state={state} columns={layout.columns} />
      <Progress state={state} columns={layout.columns} />
      {screen === 'help' ? <HelpScreen layout={layout} /> : <TrainScreen state={state} layout={layout} />}
      <HintLine state={state} screen={screen} columns={layout.columns} />
    </Box>
  )
}

/** The part of the state that keys change. */
type Asked = Partial<Pick<RunState, 'phase' | 'learningRate'>>

/** What of it the worker has not told yet; nothing when the run has come to stand for another reason. */
function stillAsked({ phase, learningRate }: Asked, now: RunState): Asked {
  if (now.phase !== 'training' && now.phase !== 'paused') return {}
  return {
    ...(phase !== undefined && phase !== now.phase && { phase }),
    ...(learningRate !== undefined && learningRate !== now.learningRate && { learningRate })
  }
}

/** What will be so when the worker has done what it is asked. */
function outcomeOf(command: Command): Asked {
  switch (command.type) {
    case 'pause':
      return { phase: 'paused' }
    case 'resume':
      return { phase: 'training' }
    case 'learningRate':
      return { learningRate: command.value }
    case 'start':
    case 'step':
    case 'save':
    case 'load':
    case 'branch':
    case 'recover':
    case 'stop':
      return {}
  }
}

/** What the worker is asked to do for an action. */
function commandFor(
  action: Exclude<Action, 'toggleHelp' | 'closeHelp'>,
  { phase, learningRate }: Pick<RunState, 'phase' | 'learningRate'>
): Command {
  switch (action) {
    case 'togglePause':
      return { type: phase === 'paused' ? 'resume' : 'pause' }
    case 'step':
      return { type: 'step', unit: 'batch' }
    case 'raiseRate':
      return { type: 'learningRate', value: nextRate(learningRate, 'up') }
    case 'lowerRate':
      return { type: 'learningRate', value: nextRate(learningRate, 'down') }
    case 'save':
      return { type: 'save' }
    case 'recover':
      return { type: 'recover' }
    case 'quit':
      return { type: 'stop' }
  }
}
