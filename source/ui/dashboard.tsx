import { render } from 'ink'
import { startTraining } from '../trainer/client.js'
import { startSurvey } from '../trainer/landscape/start.js'
import type { Command, Settings } from '../trainer/protocol.js'
import { App } from './app.js'
import { prefersAscii } from './ascii-terminal.js'
import { createCheckpointList } from './checkpoints/list.js'
import { percent } from './format.js'
import { createInspector, InspectorContext } from './inspector.js'
import { SurveysContext } from './landscape/context.js'
import { createSurveys } from './landscape/surveys.js'
import { createMouse, MouseContext } from './mouse/mouse.js'
import { createAsciiBrush, createBrush } from './painter/brush.js'
import type { ColorDepth } from './painter/colors.js'
import { paintedStream } from './painter/painted-stream.js'
import { createStore, type RunState } from './store.js'
import { ascii, blocks, type Theme, ThemeContext } from './theme.js'
import { visible } from './visible.js'

/** How the dashboard is drawn. */
export interface Look {
  readonly glyphs: 'auto' | 'blocks' | 'ascii'
  readonly colorDepth: ColorDepth
}

/** Trains with the dashboard on the terminal until the person quits. Returns the exit code. */
export async function showDashboard(settings: Settings, look: Look): Promise<number> {
  const store = createStore()
  const list = createCheckpointList(settings.checkpoints)
  const isAscii = look.glyphs === 'ascii' || (look.glyphs === 'auto' && prefersAscii(process.env))
  const theme: Theme = { glyphs: isAscii ? ascii : blocks, accent: 'cyan' }
  const inspector = createInspector(command => client.send(command))
  const surveys = createSurveys(inspector.ask, startSurvey)
  const client = startTraining(settings, event => {
    store.apply(event)
    inspector.hear(event)
  })
  let quit = () => {}
  const toldToQuit = new Promise<void>(resolve => {
    quit = resolve
  })
  const send = (command: Command) => {
    if (command.type === 'stop') quit()
    client.send(command)
  }
  const mouse = createMouse(process.stdin, process.stdout)
  const app = render(
    <ThemeContext value={theme}>
      <InspectorContext value={inspector}>
        <SurveysContext value={surveys}>
          <MouseContext value={mouse}>
            <App store={store} list={list} send={send} />
          </MouseContext>
        </SurveysContext>
      </InspectorContext>
    </ThemeContext>,
    {
      stdout: paintedStream(mouse.output, (isAscii ? createAsciiBrush : createBrush)(look.colorDepth)),
      stdin: mouse.input,
      alternateScreen: true,
      interactive: true,
      exitOnCtrlC: false,
      // The store sets the pace; this is for answers to keys, which should not wait.
      maxFps: 120
    }
  )
  // A screen that can't be drawn must not train on unseen.
  let crashed: Error | undefined
  const crash = app.waitUntilExit().catch((error: Error) => {
    crashed = error
    client.send({ type: 'stop' })
  })
  const stop = () => send({ type: 'stop' })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  await client.ended
  // When training has failed underway, what was learned stays on the screen until the person has seen it.
  const { failure, ready } = store.state()
  if (failure && ready) await Promise.race([toldToQuit, crash])
  app.unmount()
  for (const signal of signals) process.off(signal, stop)
  if (crashed) throw crashed
  return sayGoodbye(store.state())
}

/** What stays on the terminal when the dashboard has gone. Returns the exit code. */
function sayGoodbye({ failure, divergence, notSaved, notice, saved, test }: RunState): number {
  const diverged = divergence && `${divergence.message} ${divergence.advice}`
  for (const message of [notice, notSaved, diverged, failure?.message]) {
    if (message) process.stderr.write(`downhill: ${visible(message)}\n`)
  }
  if (test) process.stdout.write(`Accuracy on the test images: ${percent(test.accuracy)}\n`)
  if (saved) {
    const program = process.env.npm_lifecycle_event === 'start' ? 'npm start --' : 'downhill'
    const next = test ? 'Look closer with' : 'Go on with'
    const command = `${program} ${test ? 'evaluate' : '--resume'} ${visible(saved)}`
    process.stdout.write(`Saved ${visible(saved)}\n${next}: ${command}\n`)
  }
  if (failure) return failure.wrongUsage ? 2 : 1
  return divergence || notSaved ? 1 : 0
}
