import { render } from 'ink'
import { startFit } from '../../trainer/fit/client.js'
import type { FitSettings } from '../../trainer/fit/protocol.js'
import type { FitRunCommand } from '../../trainer/fit/session.js'
import { grouped, measure } from '../format.js'
import { complain, print } from '../lines.js'
import { type Look, screenOptions } from '../painter/screen-options.js'
import { Boundary } from '../terminal/boundary.js'
import { endInTime } from '../terminal/deadline.js'
import type { Exits } from '../terminal/exits.js'
import { createLeaving } from '../terminal/leaving.js'
import { restOf } from '../terminal/rest.js'
import { createSuspension, SuspensionPoint } from '../terminal/suspension.js'
import { ThemeContext } from '../theme.js'
import { visible } from '../visible.js'
import { FitApp } from './app.js'
import { createFitStore, type FitState } from './store.js'

/** Approximates a curve on the terminal until the person quits. Returns the exit code. */
export async function showFit(settings: FitSettings, look: Look, exits: Exits): Promise<number> {
  const store = createFitStore(settings)
  const { theme, options } = screenOptions(look, process.stdout)
  const client = startFit(settings, event => store.apply(event))
  let quit = () => {}
  const toldToQuit = new Promise<void>(resolve => {
    quit = resolve
  })
  const send = (command: FitRunCommand) => {
    if (command.type === 'stop') quit()
    client.send(command)
  }
  const suspension = createSuspension(restOf(store, send))
  const { leave, onError, exitCode } = createLeaving({
    unmount: () => app.unmount(),
    stop: () => send({ type: 'stop' }),
    // There is nothing to save.
    endInTime: () => endInTime(() => false)
  })
  const app = render(
    <Boundary onError={onError}>
      <ThemeContext value={theme}>
        <SuspensionPoint suspension={suspension} />
        <FitApp store={store} send={send} suspend={suspension.suspend} />
      </ThemeContext>
    </Boundary>,
    options
  )
  app.waitUntilExit().catch(onError)
  exits.listen(leave)
  await client.ended
  // When training has failed underway, the screen stays until the person has seen it.
  if (store.state().failure !== null) await toldToQuit
  app.unmount()
  return exitCode(sayGoodbye(store.state()))
}

/** What stays on the terminal when the screen has gone. Returns the exit code. */
function sayGoodbye({ pulse, failure, settings }: FitState): number {
  if (pulse) {
    const { network, rmse, step } = pulse
    const neurons = `${network.neurons} ${network.activation} neuron${network.neurons === 1 ? '' : 's'}`
    print(
      `${visible(settings.curve.name)} with ${neurons}: RMSE ${measure(rmse)} after ${grouped(step)} step${step === 1 ? '' : 's'}`
    )
  }
  if (failure !== null) complain(failure)
  return failure === null ? 0 : 1
}
