import { Box, useWindowSize } from 'ink'
import { useCallback, useRef, useState, useSyncExternalStore } from 'react'
import type { Drawing } from '../dataset/drawn.js'
import type { Command } from '../trainer/protocol.js'
import { act } from './act.js'
import { useAsked } from './asked.js'
import { carryOut } from './carry-out.js'
import type { CheckpointList } from './checkpoints/list.js'
import { ExplainScreen } from './explain/view.js'
import { actionOf } from './keymap.js'
import { arrange } from './layout.js'
import { Header } from './panels/header.js'
import { HintLine, noticeOf } from './panels/hint-line.js'
import { Notice } from './panels/notice.js'
import { Progress } from './panels/progress.js'
import type { Choice } from './screens/checkpoints/choice.js'
import { CheckpointsScreen } from './screens/checkpoints/view.js'
import { ConfusionScreen } from './screens/confusion/view.js'
import { DivergedScreen, needsAnswers } from './screens/diverged.js'
import { keepDrawing } from './screens/draw/keep.js'
import type { DrawState } from './screens/draw/state.js'
import { DrawScreen } from './screens/draw/view.js'
import { ExampleScreen } from './screens/example/view.js'
import { GradientScreen } from './screens/gradient/view.js'
import { HelpScreen } from './screens/help/view.js'
import { LandscapeScreen } from './screens/landscape/view.js'
import { NeuronsScreen } from './screens/neurons/view.js'
import { RewindPicker } from './screens/rewind/view.js'
import { arrangeSmall } from './screens/small/layout.js'
import { SmallScreen } from './screens/small/view.js'
import { TrainScreen } from './screens/train.js'
import type { Store } from './store.js'
import { comingIn } from './time/coming.js'
import { useKeys } from './use-keys.js'
import { initialView, type View } from './view.js'

interface AppProps {
  readonly store: Store
  readonly list: CheckpointList
  readonly send: (command: Command) => void
  /** Lets the shell have the terminal for a while. */
  readonly suspend: () => void
  /** Adds a drawing to the personal set, and says what became of it. */
  readonly keep?: typeof keepDrawing
}

/** The dashboard: state in, commands out. */
export function App({ store, list, send, suspend, keep = keepDrawing }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.state)
  const known = useSyncExternalStore(list.subscribe, list.state)
  const [view, setView] = useState(initialView)
  const { columns, rows } = useWindowSize()
  const layout = arrange(columns, rows, state.ready?.data.classes.length ?? 10)

  /** The notice that the person has seen: whoever presses a key has. */
  const [read, setRead] = useState<string | null>(null)
  const { ahead, ask } = useAsked(store, send)
  // What is looked at now, not when this was drawn: several keys may come between two frames.
  const seen = useRef(view)

  const look = useCallback((next: View) => {
    seen.current = next
    setView(next)
  }, [])
  // A list chooses for the person only as long as nothing is chosen: a key may have come between its frame and this.
  const chooseCheckpoint = useCallback(
    (choice: Choice) => {
      const { checkpoints } = seen.current
      if (checkpoints.choice.path === null) look({ ...seen.current, checkpoints: { ...checkpoints, choice } })
    },
    [look]
  )
  const chooseEpoch = useCallback(
    (choice: Choice) => {
      if (seen.current.rewind?.path === null) look({ ...seen.current, rewind: choice })
    },
    [look]
  )
  const changeDrawing = useCallback(
    (change: (draw: DrawState) => DrawState) => look({ ...seen.current, draw: change(seen.current.draw) }),
    [look]
  )
  const changeConfusion = useCallback(
    (change: (state: View['confusion']) => View['confusion']) =>
      look({ ...seen.current, confusion: change(seen.current.confusion) }),
    [look]
  )
  const changeExample = useCallback(
    (change: (state: View['example']) => View['example']) =>
      look({ ...seen.current, example: change(seen.current.example) }),
    [look]
  )

  function keepSaying(drawing: Drawing): void {
    void keep(drawing).then(news => changeDrawing(draw => ({ ...draw, news })))
  }

  function press(key: string): void {
    // Where nothing fits, the keys of the Train screen work as ever, and none that would need to be seen.
    const shown = layout ? seen.current : initialView
    const size = { columns: layout?.columns ?? 0, rows: layout?.rows ?? 0 }
    const situation = { run: ahead(), view: shown, list: list.state(), ...size }
    setRead(noticeOf(situation, columns))
    const action = actionOf(key, situation)
    if (!action) return
    list.hush()
    const outcome = act(action, key, situation)
    if (layout) look(outcome.view)
    for (const effect of outcome.effects) carryOut(effect, { send: ask, suspend, list, keep: keepSaying })
  }

  useKeys(press)

  const shown = layout ? view : initialView
  const size = { columns: layout?.columns ?? 0, rows: layout?.rows ?? 0 }
  const situation = { run: state, view: shown, list: known, ...size }
  const text = noticeOf(situation, columns)
  const notice = text !== null && text !== read && (
    <Notice text={text} columns={columns} bottom={Math.max(0, rows - 3)} />
  )
  if (!layout) {
    return (
      <>
        <SmallScreen situation={situation} columns={columns} rows={rows} />
        {arrangeSmall(columns, rows) && notice}
      </>
    )
  }
  const common = { state, list, known, layout }
  const coming = comingIn(state, view.coming)
  return (
    <Box flexDirection="column" width={layout.columns} height={layout.rows}>
      <Header state={state} columns={layout.columns} />
      <Progress state={state} coming={coming} columns={layout.columns} />
      {view.isHelpOpen ? (
        <HelpScreen screen={view.screen} page={view.helpPage} layout={layout} />
      ) : view.explained !== null ? (
        <ExplainScreen state={state} screen={view.screen} page={view.explained} layout={layout} />
      ) : view.rewind ? (
        <RewindPicker {...common} choice={view.rewind} onChoose={chooseEpoch} />
      ) : state.divergence && needsAnswers(view.screen) ? (
        <DivergedScreen layout={layout} />
      ) : view.screen === 'draw' ? (
        <DrawScreen {...{ state, layout }} draw={view.draw} onChange={changeDrawing} />
      ) : view.screen === 'confusion' ? (
        <ConfusionScreen {...{ state, layout }} view={view.confusion} onChange={changeConfusion} />
      ) : view.screen === 'example' ? (
        <ExampleScreen {...{ state, coming, layout }} view={view.example} onChange={changeExample} />
      ) : view.screen === 'checkpoints' ? (
        <CheckpointsScreen {...common} view={view.checkpoints} onChoose={chooseCheckpoint} />
      ) : view.screen === 'neurons' ? (
        <NeuronsScreen state={state} view={view.neurons} layout={layout} />
      ) : view.screen === 'gradient' ? (
        <GradientScreen {...{ state, coming, layout }} view={view.gradient} />
      ) : view.screen === 'landscape' ? (
        <LandscapeScreen {...common} view={view.landscape} />
      ) : (
        <TrainScreen state={state} view={view} layout={layout} />
      )}
      {notice}
      <HintLine situation={situation} columns={layout.columns} />
    </Box>
  )
}
