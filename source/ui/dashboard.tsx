import { render } from 'ink'
import { startSurvey } from '../trainer/landscape/start.js'
import type { Command, Settings } from '../trainer/protocol.js'
import { startReviving } from '../trainer/reviving.js'
import { createCheckpointList } from './checkpoints/list.js'
import type { MakeFace } from './face.js'
import { percent } from './format.js'
import { createInspector } from './inspector.js'
import { createSurveys } from './landscape/surveys.js'
import { complain, print } from './lines.js'
import { paintedFace } from './painted-face.js'
import type { Look } from './painter/screen-options.js'
import { createStore, type RunState } from './store.js'
import { Boundary } from './terminal/boundary.js'
import { endInTime } from './terminal/deadline.js'
import type { Exits } from './terminal/exits.js'
import { createLeaving } from './terminal/leaving.js'
import { restOf } from './terminal/rest.js'
import { createSuspension, SuspensionPoint } from './terminal/suspension.js'
import { visible } from './visible.js'

/**
 * Trains with the dashboard on the terminal until the person quits, or the program is told to end. Returns the exit code.
 * @throws whatever kept the dashboard from being drawn, when the run is saved.
 */
export async function showDashboard(
  settings: Settings,
  look: Look,
  exits: Exits,
  makeFace: MakeFace = paintedFace
): Promise<number> {
  const store = createStore()
  const list = createCheckpointList(settings.checkpoints, store.forget)
  const send = (command: Command) => client.send(command)
  const inspector = createInspector(send)
  const surveys = createSurveys(inspector.ask, startSurvey)
  const suspension = createSuspension(restOf(store, send))
  const face = makeFace({ store, list, inspector, surveys, look, send, suspend: suspension.suspend })
  const client = startReviving(settings, event => {
    const before = store.state()
    store.apply(event)
    inspector.hear(event)
    face.hear?.(event, before)
  })
  const { leave, onError, exitCode } = createLeaving({
    unmount: () => app.unmount(),
    stop: () => send({ type: 'stop' }),
    endInTime: () => endInTime(() => store.state().phase === 'stopped')
  })
  const app = render(
    <Boundary onError={onError}>
      <SuspensionPoint suspension={suspension} />
      {face.tree}
    </Boundary>,
    face.options
  )
  app.waitUntilExit().catch(onError)
  exits.listen(leave)

  await client.ended
  face.finish?.()
  app.unmount()
  return exitCode(sayGoodbye(store.state()))
}

/** What stays on the terminal when the dashboard has gone. Returns the exit code. */
function sayGoodbye({ failure, divergence, notSaved, notice, saved, test }: RunState): number {
  const diverged = divergence && `${divergence.message} ${divergence.advice}`
  for (const message of [notice, notSaved, diverged, failure?.message]) {
    if (message) complain(message)
  }
  if (test) print(`Accuracy on the test images: ${percent(test.accuracy)}`)
  if (saved) {
    const program = process.env.npm_lifecycle_event === 'start' ? 'npm start --' : 'downhill'
    const next = test ? 'Look closer with' : 'Go on with'
    const command = `${program} ${test ? 'evaluate' : '--resume'} ${visible(saved)}`
    print(`Saved ${visible(saved)}\n${next}: ${command}`)
  }
  if (failure) return failure.wrongUsage ? 2 : 1
  return divergence || notSaved ? 1 : 0
}
